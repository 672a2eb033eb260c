import { Time } from '@jishi/ui/time.tsx';
import { Card, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { ConfirmButton, ReasonButton } from '../../components/ConfirmButton.tsx';
import { Tone } from '../../components/Tone.tsx';
import { useAct } from '../../components/use-act.ts';
import { ChangeList } from './ChangeList.tsx';
import { policiesKey, type Policy, type PolicyProposal } from './policy-queries.ts';
import type { FieldSchema } from './schema.ts';

type Props = { policy: Policy; proposal: PolicyProposal };

/** A change that waits for a second person: what it would change, who wants it and why. */
export function WaitingProposal({ policy, proposal }: Props) {
  const { t } = useTranslation();
  const { reason, proposedBy, proposedAt, validFrom, body } = proposal;
  return (
    <Card className="card-bar">
      <h2 className="card-title">
        {t('policies.proposal')} <Tone is="wait">{t('policies.proposalState.waiting')}</Tone>
      </h2>
      <p className="card-note">
        {t('policies.by', { name: proposedBy.nickname })}
        <Time at={proposedAt} />
        {validFrom !== null && (
          <>
            {' · '}
            {t('policies.from')} <Time at={validFrom} />
          </>
        )}
      </p>
      <p className="policy-reason">{reason}</p>
      <ChangeList schema={policy.schema as FieldSchema} before={policy.body} after={body} />
      <ProposalActs policy={policy} proposal={proposal} />
    </Card>
  );
}

function ProposalActs({ policy: { name }, proposal: { proposalId, byYou } }: Props) {
  const { t } = useTranslation();
  const params = { name, proposalId };
  const refresh = [policiesKey];
  const confirm = useAct({
    act: () => call('POST /operations/policies/:name/proposals/:proposalId/confirmation', { params }),
    refresh,
    done: t('policies.proposalDone.confirmed'),
  });
  const reject = useAct({
    act: (reason: string) =>
      call('POST /operations/policies/:name/proposals/:proposalId/rejection', { params, body: { reason } }),
    refresh,
    done: t('policies.proposalDone.rejected'),
  });
  const withdraw = useAct({
    act: () => call('POST /operations/policies/:name/proposals/:proposalId/withdrawal', { params }),
    refresh,
    done: t('policies.proposalDone.withdrawn'),
  });
  if (byYou)
    return (
      <Flex gap={8} align="center" className="policy-acts" wrap>
        <span className="quiet">{t('policies.proposalByYou')}</span>
        <ConfirmButton
          title={t('policies.withdrawTitle')}
          consequence={t('policies.withdrawText')}
          confirm={t('policies.withdraw')}
          onConfirm={() => withdraw.mutateAsync()}
        >
          {t('policies.withdraw')}
        </ConfirmButton>
      </Flex>
    );
  return (
    <Flex gap={8} className="policy-acts">
      <ConfirmButton
        type="primary"
        title={t('policies.confirmTitle')}
        consequence={t('policies.confirmText')}
        confirm={t('policies.confirm')}
        onConfirm={() => confirm.mutateAsync()}
      >
        {t('policies.confirm')}
      </ConfirmButton>
      <ReasonButton
        danger
        title={t('policies.rejectTitle')}
        consequence={t('policies.rejectText')}
        confirm={t('policies.reject')}
        reasonLabel={t('operator.reason')}
        onConfirm={(reason) => reject.mutateAsync(reason)}
      >
        {t('policies.reject')}
      </ReasonButton>
    </Flex>
  );
}
