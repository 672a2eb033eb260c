import { shopFinance } from '../../features/finance/finance-source.ts';
import { WaterfallDrawer } from '../../features/finance/WaterfallDrawer.tsx';
import { useShopId } from '../../session/hat-context.ts';

export default function FinanceOrderDrawer() {
  return <WaterfallDrawer source={shopFinance(useShopId())} />;
}
