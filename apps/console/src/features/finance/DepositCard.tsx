import { formatMoney } from '@jishi/ui/format-money.ts';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { Tone } from '../../components/Tone.tsx';
import { useAct } from '../../components/use-act.ts';

/** The guarantee a shop gives its buyers; what is missing can be paid from the balance or at the bank. */
export function DepositCard({ shopId }: { shopId: string }) {
  const { t } = useTranslation();
  const key = ['shop', shopId, 'finance'];
  const finance = useQuery({
    queryKey: [...key, 'deposit'],
    queryFn: () => call('GET /shops/:shopId/finance', { params: { shopId } }),
  });
  const idempotencyKey = useMemo(() => crypto.randomUUID(), []);
  const pay = useAct({
    act: ({ amountFen, from }: { amountFen: number; from: 'balance' | 'local_bank' }) =>
      call('POST /shops/:shopId/deposits', {
        params: { shopId },
        idempotencyKey: `${idempotencyKey}:${from}`,
        body: { amountFen, from, returnUrl: location.pathname },
      }),
    refresh: [key],
    onDone: ({ redirectUrl }) => {
      if (redirectUrl !== null) location.assign(redirectUrl);
    },
  });
  if (finance.data === undefined) return null;
  const { balanceFen, requiredFen, shortFen } = finance.data.deposit;
  return (
    <Card size="small">
      <Flex justify="space-between" align="center" gap={16} wrap>
        <span>
          <strong>{t('finance.deposit')}</strong>{' '}
          {t('finance.depositText', { has: formatMoney(balanceFen), needs: formatMoney(requiredFen) })}
        </span>
        {shortFen === 0 ? (
          <Tone is="good">{t('finance.depositEnough')}</Tone>
        ) : (
          <Flex gap={8}>
            <ConfirmButton
              title={t('finance.depositFromBalance')}
              consequence={t('finance.depositFromBalanceText', { amount: formatMoney(shortFen) })}
              confirm={t('finance.depositPay')}
              onConfirm={() => pay.mutateAsync({ amountFen: shortFen, from: 'balance' })}
            >
              {t('finance.depositFromBalance')}
            </ConfirmButton>
            <Button
              type="primary"
              loading={pay.isPending}
              onClick={() => pay.mutate({ amountFen: shortFen, from: 'local_bank' })}
            >
              {t('finance.depositAtBank', { amount: formatMoney(shortFen) })}
            </Button>
          </Flex>
        )}
      </Flex>
    </Card>
  );
}
