import { useTranslation } from 'react-i18next';
import type { OrderState } from './order-queries.ts';
import { Tone } from '../../components/Tone.tsx';

const tones: Record<OrderState, Tone> = {
  unpaid: 'quiet',
  paid: 'bad',
  shipped: 'info',
  received: 'good',
  cancelled: 'quiet',
};

export function OrderStateTag({ state }: { state: OrderState }) {
  const { t } = useTranslation();
  return <Tone is={tones[state]}>{t(`orders.state.${state}`)}</Tone>;
}
