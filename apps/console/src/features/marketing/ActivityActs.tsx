import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConfirmButton, ReasonButton } from '../../components/ConfirmButton.tsx';
import { useAct } from '../../components/use-act.ts';
import type { Activity } from './activity-types.ts';
import type { MarketingSource } from './marketing-source.ts';

type Props = {
  source: MarketingSource;
  activity: Activity;
  size?: 'small';
  onCopied: (copy: Activity) => void;
};

/** Draft → scheduled → running → stopped; a copy can be made of any. */
export function ActivityActs({ source, activity: { activityId, state }, size, onCopied }: Props) {
  const { t } = useTranslation();
  const refresh = [source.key];
  const schedule = useAct({
    act: () => source.schedule(activityId),
    refresh,
    done: t('marketing.scheduled'),
  });
  const stop = useAct({
    act: (reason: string) => source.stop(activityId, reason),
    refresh,
    done: t('marketing.stopped'),
  });
  const copy = useAct({
    act: () => source.copy(activityId),
    refresh,
    done: t('marketing.copied'),
    onDone: onCopied,
  });
  const sized = size === undefined ? {} : { size };
  return (
    <Flex gap={8}>
      {state === 'draft' && (
        <ConfirmButton
          {...sized}
          type="primary"
          title={t('marketing.scheduleTitle')}
          consequence={t('marketing.scheduleText')}
          confirm={t('marketing.schedule')}
          onConfirm={() => schedule.mutateAsync()}
        >
          {t('marketing.schedule')}
        </ConfirmButton>
      )}
      {(state === 'scheduled' || state === 'running') && (
        <ReasonButton
          {...sized}
          danger
          title={t('marketing.stopTitle')}
          consequence={t('marketing.stopText')}
          confirm={t('marketing.stop')}
          reasonLabel={t('operator.reason')}
          onConfirm={(reason) => stop.mutateAsync(reason)}
        >
          {t('marketing.stop')}
        </ReasonButton>
      )}
      <Button {...sized} loading={copy.isPending} onClick={() => copy.mutate()}>
        {t('marketing.copy')}
      </Button>
    </Flex>
  );
}
