import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { useAct } from '../../components/use-act.ts';
import type { Me } from '../../session/use-session.ts';
import { FactorEnrolment } from './FactorEnrolment.tsx';
import { FactorRemoval } from './FactorRemoval.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { Tone } from '../../components/Tone.tsx';

export function FactorCard({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [setup, setSetup] = useState<Reply<'POST /me/second-factor'>>();
  const [codes, setCodes] = useState<readonly string[]>();
  const begin = useAct({ act: () => call('POST /me/second-factor'), onDone: (reply) => setSetup(reply) });
  const { enrolled, required, recoveryCodesLeft } = me.secondFactor;
  return (
    <Card>
      <h2 className="card-title">
        <SafetyCertificateOutlined /> {t('me.second')}{' '}
        <Tone is={enrolled ? 'good' : 'quiet'}>{t(enrolled ? 'me.on' : 'me.off')}</Tone>
      </h2>
      <p className="card-note">{t(enrolled ? 'me.secondOn' : 'me.secondOff')}</p>
      {codes !== undefined ? (
        <RecoveryCodes codes={codes} onDone={() => setCodes(undefined)} />
      ) : enrolled ? (
        <>
          <p>{t('me.codesLeft', { count: recoveryCodesLeft })}</p>
          {required ? <p className="quiet">{t('me.secondRequired')}</p> : <FactorRemoval />}
        </>
      ) : setup === undefined ? (
        <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate()}>
          {t('me.enable')}
        </Button>
      ) : (
        <FactorEnrolment
          setup={setup}
          onDone={(recoveryCodes) => {
            setSetup(undefined);
            setCodes(recoveryCodes);
          }}
        />
      )}
    </Card>
  );
}
