import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConfirmButton, ReasonButton } from '../../components/ConfirmButton.tsx';

type WithReason = {
  title: string;
  consequence: string;
  confirm: string;
  act: (reason: string) => Promise<unknown>;
};

type Props = {
  size?: 'small' | 'middle' | undefined;
  /** What may be decided now; what is left out is not offered. */
  approve?: { act: () => void; pending: boolean } | undefined;
  reject?: WithReason | undefined;
  suspend?: WithReason | undefined;
  lift?: { title: string; consequence: string; act: () => Promise<unknown> } | undefined;
};

/** Approve or reject what waits, stop what breaks a rule, let it go on. Every refusal carries a reason that the other side reads. */
export function DecisionActs({ size = 'middle', approve, reject, suspend, lift }: Props) {
  const { t } = useTranslation();
  const refusal = ({ title, consequence, confirm, act }: WithReason) => (
    <ReasonButton
      size={size}
      danger
      title={title}
      consequence={consequence}
      reasonLabel={t('operator.reason')}
      confirm={confirm}
      onConfirm={act}
    >
      {confirm}
    </ReasonButton>
  );
  return (
    <Flex gap={8}>
      {approve && (
        <Button size={size} type="primary" loading={approve.pending} onClick={approve.act}>
          {t('operator.approve')}
        </Button>
      )}
      {reject && refusal(reject)}
      {suspend && refusal(suspend)}
      {lift && (
        <ConfirmButton
          size={size}
          title={lift.title}
          consequence={lift.consequence}
          confirm={t('operator.lift')}
          onConfirm={lift.act}
        >
          {t('operator.lift')}
        </ConfirmButton>
      )}
    </Flex>
  );
}
