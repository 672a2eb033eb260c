import { Time } from '@jishi/ui/time.tsx';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Alert, App, Button, Card } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { FormErrors } from '../../components/form/FormErrors.tsx';
import { LeaveGuard } from '../../components/form/LeaveGuard.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { faultsOf } from './check-body.ts';
import { changesBetween } from './compare.ts';
import { CompareVersions } from './CompareVersions.tsx';
import { PolicyFields } from './PolicyFields.tsx';
import { PolicyHistory } from './PolicyHistory.tsx';
import type { Policy, PolicyVersion } from './policy-queries.ts';
import { SaveVersion } from './SaveVersion.tsx';
import type { Body, FieldSchema } from './schema.ts';
import { WaitingProposal } from './WaitingProposal.tsx';

type Props = { policy: Policy; onReload: () => void };

/** What is in force, to be changed field by field; saving shows what changes first. */
export function PolicyEditor({ policy, onReload }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { message } = App.useApp();
  const schema = policy.schema as FieldSchema;
  const [draft, setDraft] = useState<Body>(policy.body);
  const [asked, setAsked] = useState(false);
  const [saving, setSaving] = useState(false);
  const [compared, setCompared] = useState<number>();
  const changes = changesBetween(schema, policy.body, draft).length;
  const faults = asked ? faultsOf(schema, draft, { t, language }) : [];
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => changes > 0 && currentLocation.pathname !== nextLocation.pathname,
  );
  const review = () => {
    setAsked(true);
    if (faultsOf(schema, draft, { t, language }).length === 0) setSaving(true);
    else window.scrollTo({ top: 0, behavior: 'smooth' });
  };
  const takeUp = ({ version, body }: PolicyVersion) => {
    setDraft({ ...policy.body, ...body });
    window.scrollTo({ top: 0, behavior: 'smooth' });
    void message.info(t('policies.tookUp', { version }));
  };
  const proposed = policy.proposals.find(({ state }) => state === 'waiting');
  const saved = () => {
    setDraft(policy.body);
    setSaving(false);
  };
  const next = policy.versions.findLast(({ state }) => state === 'scheduled');
  return (
    <>
      <PageHeader
        title={policy.words[language]}
        tags={<span className="mono quiet small">{policy.name}</span>}
        intro={t('policies.inForce', {
          version:
            policy.version === 0
              ? t('policies.defaults')
              : t('policies.versionAt', { version: policy.version }),
        })}
        actions={
          <>
            {changes > 0 && (
              <>
                <span className="quiet">{t('policies.edited', { count: changes })}</span>
                <Button onClick={() => setDraft(policy.body)}>{t('policies.discard')}</Button>
              </>
            )}
            <Button type="primary" disabled={changes === 0} onClick={review}>
              {t('policies.review')}
            </Button>
          </>
        }
      />
      {next !== undefined && (
        <Alert
          type="info"
          showIcon
          className="form-errors"
          title={
            <>
              {t('policies.nextAlert', { version: next.version })} <Time at={next.validFrom} />
            </>
          }
          description={t('policies.nextAlertText')}
        />
      )}
      {proposed !== undefined && <WaitingProposal policy={policy} proposal={proposed} />}
      <FormErrors faults={faults} />
      <div className="columns-wide">
        <Card>
          <h2 className="card-title">{t('policies.values')}</h2>
          <PolicyFields
            schema={schema}
            value={draft}
            base={policy.body}
            faults={new Map(faults.map(({ name, text }) => [name.join('_'), text]))}
            onChange={setDraft}
          />
        </Card>
        <PolicyHistory policy={policy} onCompare={setCompared} onTakeUp={takeUp} />
      </div>
      {saving && (
        <SaveVersion
          policy={policy}
          body={draft}
          onClose={() => setSaving(false)}
          onSaved={saved}
          onReload={onReload}
        />
      )}
      {compared !== undefined && (
        <CompareVersions policy={policy} version={compared} onClose={() => setCompared(undefined)} />
      )}
      <LeaveGuard blocker={blocker} />
    </>
  );
}
