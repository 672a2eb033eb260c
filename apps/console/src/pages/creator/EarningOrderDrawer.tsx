import { creatorFinance } from '../../features/finance/finance-source.ts';
import { WaterfallDrawer } from '../../features/finance/WaterfallDrawer.tsx';

export default function EarningOrderDrawer() {
  return <WaterfallDrawer source={creatorFinance} />;
}
