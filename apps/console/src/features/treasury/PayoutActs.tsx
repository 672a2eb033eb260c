import { formatMoney } from '@jishi/ui/format-money.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { ConfirmButton, ReasonButton } from '../../components/ConfirmButton.tsx';
import { useAct } from '../../components/use-act.ts';
import { waits } from '../finance/words.ts';
import { treasuryKey, type OperatorPayout } from './treasury-queries.ts';

/** What an operator can do to a withdrawal: decide it, or record what the bank said. */
export function PayoutActs({ row: { payout, ownerName, accountNamedAt } }: { row: OperatorPayout }) {
  const { payoutId, state, amountFen, notBefore, bank, approvals, approvalsNeeded } = payout;
  const { t } = useTranslation();
  const language = useLanguage();
  const params = { payoutId };
  const refresh = [treasuryKey];
  const approve = useAct({
    act: () => call('POST /operations/payouts/:payoutId/approval', { params }),
    refresh,
    done: t('treasury.approved'),
  });
  const reject = useAct({
    act: (reason: string) =>
      call('POST /operations/payouts/:payoutId/rejection', { params, body: { reason } }),
    refresh,
    done: t('treasury.rejected'),
  });
  const record = useAct({
    act: ({ outcome, text }: { outcome: 'done' | 'failed'; text: string }) =>
      call('POST /operations/payouts/:payoutId/outcome', {
        params,
        body: {
          outcome,
          bankReference: text.slice(0, 60),
          ...(outcome === 'failed' ? { reason: text } : {}),
        },
      }),
    refresh,
    done: t('treasury.recorded'),
  });
  if (state === 'requested')
    return (
      <Flex gap={8}>
        <ConfirmButton
          size="small"
          type="primary"
          title={t('treasury.approveTitle')}
          disabled={waits(notBefore)}
          consequence={
            <>
              <p>
                {t(approvals + 1 < approvalsNeeded ? 'treasury.approveFirstText' : 'treasury.approveText', {
                  amount: formatMoney(amountFen),
                })}
              </p>
              <dl className="facts">
                <dt>{t('treasury.owner')}</dt>
                <dd>{`${t(`treasury.kinds.${payout.ownerKind}`)} · ${ownerName[language]}`}</dd>
                <dt>{t('finance.account')}</dt>
                <dd>{`${bank.holder} · ${bank.bank} ····${bank.numberTail}`}</dd>
              </dl>
              {accountNamedAt !== null && (
                <p className="quiet">
                  {t('treasury.accountNamed')} <Time at={accountNamedAt} />
                </p>
              )}
            </>
          }
          confirm={t('treasury.approve')}
          onConfirm={() => approve.mutateAsync()}
        >
          {t('treasury.approve')}
        </ConfirmButton>
        <ReasonButton
          size="small"
          danger
          title={t('treasury.rejectTitle')}
          consequence={t('treasury.rejectText')}
          confirm={t('treasury.reject')}
          reasonLabel={t('operator.reason')}
          onConfirm={(reason) => reject.mutateAsync(reason)}
        >
          {t('treasury.reject')}
        </ReasonButton>
      </Flex>
    );
  if (state !== 'sent') return null;
  return (
    <Flex gap={8}>
      <ReasonButton
        size="small"
        title={t('treasury.doneTitle')}
        consequence={t('treasury.doneText')}
        confirm={t('treasury.done')}
        reasonLabel={t('treasury.bankReference')}
        onConfirm={(text) => record.mutateAsync({ outcome: 'done', text })}
      >
        {t('treasury.done')}
      </ReasonButton>
      <ReasonButton
        size="small"
        danger
        title={t('treasury.failedTitle')}
        consequence={t('treasury.failedText')}
        confirm={t('treasury.failed')}
        reasonLabel={t('operator.reason')}
        onConfirm={(text) => record.mutateAsync({ outcome: 'failed', text })}
      >
        {t('treasury.failed')}
      </ReasonButton>
    </Flex>
  );
}
