import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { Button } from '../../components/button.tsx';
import { ChoiceList } from '../../components/choice-list.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useRepay, useRepayment, type Repay } from '../../data/credit.ts';
import { usePaymentMethods } from '../../data/payments.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { toast } from '../../lib/toast.ts';
import { ScanSheet } from '../../components/scan-sheet.tsx';
import styles from './credit.module.css';

type RepaySheetProps = {
  what: Omit<Repay, 'method'>;
  title: string;
  detail?: string;
  fen: number;
  open: boolean;
  onClose: () => void;
};

/** With which provider to pay back; it leads there, or shows its code until the money has come. */
export function RepaySheet({ what, title, detail, fen, open, onClose }: RepaySheetProps) {
  const { t } = useTranslation();
  const methods = usePaymentMethods().data ?? [];
  const [chosen, setChosen] = useState<Repay['method']>();
  const method = chosen ?? methods[0]?.method;
  const repay = useRepay();
  const started = repay.data?.scan ? repay.data : undefined;
  const received = useRepayment(started?.repaymentId).data?.state === 'received';
  const { reset } = repay;
  useEffect(() => {
    if (!received) return;
    reset();
    onClose();
  }, [received, reset, onClose]);
  return (
    <>
      <Sheet
        open={open && started === undefined}
        onClose={onClose}
        title={title}
        {...(detail === undefined ? {} : { detail })}
        footer={
          <div className={styles.foot}>
            <Button
              size="large"
              wide
              disabled={method === undefined}
              loading={repay.isPending || (repay.isSuccess && started === undefined)}
              onClick={() =>
                repay.mutate(
                  { ...what, ...(method === undefined ? {} : { method }) },
                  { onError: (error) => toast(sentenceOf(error)) },
                )
              }
            >
              {t('credit.payNow')} {formatMoney(fen)}
            </Button>
          </div>
        }
      >
        <ChoiceList
          label={t('pay2.method')}
          value={method}
          items={methods.map(({ method: key, testMode }) => ({
            key,
            label: t(`pay2.${key}`),
            ...(testMode ? { detail: t('pay2.test') } : {}),
          }))}
          onChange={setChosen}
        />
      </Sheet>
      <ScanSheet
        code={open ? started?.redirectUrl : undefined}
        fen={started?.amountFen ?? fen}
        onClose={reset}
      />
    </>
  );
}
