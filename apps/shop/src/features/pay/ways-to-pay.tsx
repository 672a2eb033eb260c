import { useTranslation } from 'react-i18next';
import { ChoiceList } from '../../components/choice-list.tsx';
import { usePaymentMethods, type PayMethod } from '../../data/payments.ts';

type WaysToPayProps = { value: PayMethod | undefined; onChange: (method: PayMethod) => void };

/** Which provider to pay through, when there is a choice. A test says so. */
export function WaysToPay({ value, onChange }: WaysToPayProps) {
  const { t } = useTranslation();
  const { data: methods = [] } = usePaymentMethods();
  if (methods.length < 2) return null;
  const items = methods.map(({ method, testMode }) => ({
    key: method,
    label: t(`payMethod.${method}`),
    ...(testMode ? { detail: t('pay.testMode') } : {}),
  }));
  return (
    <ChoiceList label={t('pay.ways')} items={items} value={value ?? methods[0]?.method} onChange={onChange} />
  );
}
