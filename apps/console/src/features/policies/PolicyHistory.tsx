import { Time } from '@jishi/ui/time.tsx';
import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Tone } from '../../components/Tone.tsx';
import { PastProposals } from './PastProposals.tsx';
import type { Policy, PolicyVersion } from './policy-queries.ts';

const tones: Record<PolicyVersion['state'], Tone> = {
  scheduled: 'wait',
  in_force: 'good',
  past: 'quiet',
  replaced: 'quiet',
};

type Props = {
  policy: Policy;
  onCompare: (version: number) => void;
  onTakeUp: (version: PolicyVersion) => void;
};

/** Every version, newest first: who, when, why. */
export function PolicyHistory({ policy, onCompare, onTakeUp }: Props) {
  const { t } = useTranslation();
  return (
    <Card>
      <h2 className="card-title">{t('policies.history')}</h2>
      {policy.versions.length === 0 ? (
        <p className="quiet">{t('policies.historyNone')}</p>
      ) : (
        <ol className="policy-history">
          {policy.versions.map((each) => (
            <li key={each.version}>
              <div>
                <strong>{t('policies.versionAt', { version: each.version })}</strong>{' '}
                <Tone is={tones[each.state]}>{t(`policies.state.${each.state}`)}</Tone>
              </div>
              <p className="policy-reason">{each.reason}</p>
              <div className="quiet small">
                {t('policies.by', { name: each.changedBy?.nickname ?? t('policies.system') })}
                <Time at={each.changedAt} />
                {each.confirmedBy !== null && (
                  <>
                    {' · '}
                    {t('policies.confirmedBy', { name: each.confirmedBy.nickname })}
                  </>
                )}
                {each.validFrom !== each.changedAt && (
                  <>
                    {' · '}
                    {t('policies.from')} <Time at={each.validFrom} />
                  </>
                )}
              </div>
              <div className="policy-acts">
                <Button
                  size="small"
                  aria-label={`${t('policies.compare')} ${t('policies.versionAt', { version: each.version })}`}
                  onClick={() => onCompare(each.version)}
                >
                  {t('policies.compare')}
                </Button>
                {each.state !== 'in_force' && (
                  <Button size="small" type="text" onClick={() => onTakeUp(each)}>
                    {t('policies.takeUp')}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
      <PastProposals proposals={policy.proposals} />
    </Card>
  );
}
