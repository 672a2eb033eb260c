import { Time } from '@jishi/ui/time.tsx';
import { useTranslation } from 'react-i18next';
import { Tone } from '../../components/Tone.tsx';
import type { PolicyProposal } from './policy-queries.ts';

/** What was proposed and did not come; what was confirmed is among the versions. */
export function PastProposals({ proposals }: { proposals: readonly PolicyProposal[] }) {
  const { t } = useTranslation();
  const past = proposals.filter(({ state }) => state !== 'waiting' && state !== 'confirmed');
  if (past.length === 0) return null;
  return (
    <>
      <h2 className="card-title">{t('policies.pastProposals')}</h2>
      <ol className="policy-history">
        {past.map(({ proposalId, state, reason, proposedBy, proposedAt, decidedBy, decisionReason }) => (
          <li key={proposalId}>
            <Tone is="quiet">{t(`policies.proposalState.${state}`)}</Tone>
            <p className="policy-reason">{reason}</p>
            {decisionReason !== null && (
              <p className="policy-reason quiet">
                {t('policies.by', { name: decidedBy?.nickname ?? t('policies.system') })}
                {decisionReason}
              </p>
            )}
            <div className="quiet small">
              {t('policies.by', { name: proposedBy.nickname })}
              <Time at={proposedAt} />
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
