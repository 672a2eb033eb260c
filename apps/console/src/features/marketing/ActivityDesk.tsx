import { useLanguage } from '@jishi/ui/use-language.ts';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { EnrolmentPanel } from '../enrolment/EnrolmentPanel.tsx';
import { draftOfActivity, emptyActivity } from './activity-draft.ts';
import { typeOf, typesOf, type Activity, type ActivityType } from './activity-types.ts';
import { ActivityActs } from './ActivityActs.tsx';
import { ActivityEditor } from './ActivityEditor.tsx';
import { ActivityStateTag } from './ActivityStateTag.tsx';
import type { MarketingSource } from './marketing-source.ts';

/** A new activity of the type in the address, or one that exists. */
export function ActivityDesk({ source, base }: { source: MarketingSource; base: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { activityId } = useParams();
  const [params] = useSearchParams();
  const activity = useQuery({
    queryKey: [...source.key, 'activity', activityId],
    queryFn: () => source.one(activityId ?? ''),
    enabled: activityId !== undefined,
  });
  const open = (one: Activity) => void navigate(`${base}/activities/${one.activityId}`);
  if (activityId === undefined) {
    const type = typesOf[source.owner].find((one) => one === params.get('type')) ?? typesOf[source.owner][0]!;
    return (
      <>
        <PageHeader title={t('marketing.newOf', { type: t(`marketing.types.${type}`) })} />
        <ActivityEditor
          key={type}
          source={source}
          activity={undefined}
          draft={emptyActivity(type)}
          onSaved={open}
        />
      </>
    );
  }
  return (
    <Loaded query={activity}>{(one) => <Existing source={source} activity={one} onOpen={open} />}</Loaded>
  );
}

type Props = { source: MarketingSource; activity: Activity; onOpen: (one: Activity) => void };

function Existing({ source, activity, onOpen }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const type: ActivityType = typeOf(activity);
  const { state, stopReason } = activity;
  return (
    <>
      <PageHeader
        title={activity.name[language] ?? activity.name.zh}
        tags={<ActivityStateTag state={state} reason={stopReason} />}
        intro={t(`marketing.types.${type}`)}
        actions={<ActivityActs source={source} activity={activity} onCopied={onOpen} />}
      />
      {state === 'running' && (
        <Alert className="form-errors" type="info" showIcon title={t('marketing.runningText')} />
      )}
      {stopReason !== null && <Alert className="form-errors" type="warning" showIcon title={stopReason} />}
      {source.owner === 'platform' && (
        <EnrolmentPanel
          key={`${activity.activityId} ${activity.version} calls`}
          offer={{ activityId: activity.activityId }}
        />
      )}
      <ActivityEditor
        key={`${activity.activityId} ${activity.version}`}
        source={source}
        activity={activity}
        draft={draftOfActivity(activity)}
        onSaved={() => undefined}
      />
    </>
  );
}
