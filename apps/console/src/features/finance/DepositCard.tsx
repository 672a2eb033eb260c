import { formatMoney } from '@jishi/ui/format-money.ts';
import { useQuery } from '@tanstack/react-query';
import type { Reply } from '@jishi/wire';
import { Button, Card, Flex, Modal, QRCode, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { Tone } from '../../components/Tone.tsx';
import { useAct } from '../../components/use-act.ts';

type Method = Reply<'GET /payment-methods'>['items'][number]['method'];

/** The guarantee a shop gives its buyers; what is missing can be paid from the balance or with any provider that is offered. */
export function DepositCard({ shopId }: { shopId: string }) {
  const { t } = useTranslation();
  const key = ['shop', shopId, 'finance'];
  const [code, setCode] = useState<string>();
  const finance = useQuery({
    queryKey: [...key, 'deposit'],
    queryFn: () => call('GET /shops/:shopId/finance', { params: { shopId } }),
    refetchInterval: code === undefined ? false : 2_000,
  });
  const balanceFen = finance.data?.deposit.balanceFen;
  const toPayFen = finance.data?.deposit.shortFen;
  // One deposit for each way of paying, however often it is asked for, until the money has come.
  const attempt = useMemo(() => `${balanceFen}-${toPayFen}-${crypto.randomUUID()}`, [balanceFen, toPayFen]);
  const pay = useAct({
    act: ({ amountFen, from }: { amountFen: number; from: 'balance' | Method }) =>
      call('POST /shops/:shopId/deposits', {
        params: { shopId },
        idempotencyKey: `${from}-${attempt}`,
        body: { amountFen, from, returnPath: location.pathname },
      }),
    refresh: [key],
    onDone: ({ payment }) => {
      if (payment?.scan) setCode(payment.redirectUrl);
      else if (payment) location.assign(payment.redirectUrl);
    },
  });
  if (finance.data === undefined) return null;
  const { requiredFen, shortFen } = finance.data.deposit;
  return (
    <Card size="small">
      <Flex justify="space-between" align="center" gap={16} wrap>
        <span>
          <strong>{t('finance.deposit')}</strong>{' '}
          {t('finance.depositText', { has: formatMoney(balanceFen!), needs: formatMoney(requiredFen) })}
        </span>
        {shortFen === 0 ? (
          <Tone is="good">{t('finance.depositEnough')}</Tone>
        ) : (
          <Flex gap={8} wrap>
            <ConfirmButton
              title={t('finance.depositFromBalance')}
              consequence={t('finance.depositFromBalanceText', { amount: formatMoney(shortFen) })}
              confirm={t('finance.depositPay')}
              onConfirm={() => pay.mutateAsync({ amountFen: shortFen, from: 'balance' })}
            >
              {t('finance.depositFromBalance')}
            </ConfirmButton>
            <PayWith
              fen={shortFen}
              busy={pay.isPending}
              onPay={(from) => pay.mutate({ amountFen: shortFen, from })}
            />
          </Flex>
        )}
      </Flex>
      <ScanCode code={shortFen === 0 ? undefined : code} onClose={() => setCode(undefined)} />
    </Card>
  );
}

type PayWithProps = { fen: number; busy: boolean; onPay: (method: Method) => void };

/** The providers that are offered here, the first of them chosen; a test that moves no money says so. */
function PayWith({ fen, busy, onPay }: PayWithProps) {
  const { t } = useTranslation();
  const methods = useQuery({
    queryKey: ['payment-methods'],
    queryFn: async () => (await call('GET /payment-methods')).items,
    staleTime: 5 * 60_000,
  });
  const [chosen, setChosen] = useState<Method>();
  const method = chosen ?? methods.data?.[0]?.method;
  if (method === undefined) return null;
  return (
    <>
      <Select
        aria-label={t('finance.depositMethod')}
        popupMatchSelectWidth={false}
        value={method}
        onChange={setChosen}
        options={methods.data!.map(({ method: value, testMode }) => ({
          value,
          label: `${t(`treasury.methods.${value}`)}${testMode ? t('finance.depositTest') : ''}`,
        }))}
      />
      <Button type="primary" loading={busy} onClick={() => onPay(method)}>
        {t('finance.depositPayNow', { amount: formatMoney(fen) })}
      </Button>
    </>
  );
}

/** A code to scan with the wallet on a phone; that of a test provider is a page, which can be opened here too. */
function ScanCode({ code, onClose }: { code: string | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open={code !== undefined} onCancel={onClose} footer={null} title={t('finance.depositScan')}>
      {code === undefined ? null : (
        <Flex vertical align="center" gap={16}>
          <QRCode value={code} size={208} color="#1c2024" bgColor="#ffffff" />
          {t('finance.depositScanText')}
          {code.startsWith('http') ? <a href={code}>{t('finance.depositOpenHere')}</a> : null}
        </Flex>
      )}
    </Modal>
  );
}
