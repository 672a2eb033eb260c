import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Loaded } from '../../components/Loaded.tsx';
import { RowDrawer } from '../../components/table/RowDrawer.tsx';
import { useEnrolmentCall, type EnrolmentCall } from '../../features/enrolment/enrolment-queries.ts';
import { EnrolmentTag } from '../../features/enrolment/EnrolmentTag.tsx';
import { JoinForm } from '../../features/enrolment/JoinForm.tsx';
import { useShopId } from '../../session/hat-context.ts';

/** What an offer of the platform would cost the shop, on one of its own products, before it agrees. */
export default function EnrolmentDrawer() {
  const { t } = useTranslation();
  const language = useLanguage();
  const shopId = useShopId();
  const { callId = '' } = useParams();
  const offer = useEnrolmentCall(shopId, callId);
  return (
    <RowDrawer title={offer.data?.name[language] ?? t('nav.enrolment')}>
      <Loaded query={offer}>
        {(one) => (
          <div className="stack">
            <div>
              <EnrolmentTag call={one} />
            </div>
            {one.enrolment?.state === 'agree_again' && (
              <Alert type="warning" showIcon title={t('enrolment.again')} />
            )}
            <Terms offer={one} />
            <JoinForm key={`${one.version} ${one.enrolment?.agreedAt}`} shopId={shopId} offer={one} />
          </div>
        )}
      </Loaded>
    </RowDrawer>
  );
}

function Terms({ offer }: { offer: EnrolmentCall }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { text, codeName, costText, example, startsAt, endsAt, closesAt, enrolment } = offer;
  return (
    <dl className="facts">
      <dt>{t('marketing.type')}</dt>
      <dd>{codeName[language]}</dd>
      <dt>{t('enrolment.gives')}</dt>
      <dd>{text}</dd>
      <dt>{t('enrolment.cost')}</dt>
      <dd>
        <strong>{costText}</strong>
        <div>{example === null ? t('enrolment.noExample') : example.text}</div>
      </dd>
      <dt>{t('marketing.period')}</dt>
      <dd>
        <Time at={startsAt} /> – <Time at={endsAt} />
      </dd>
      <dt>{t('enrolment.closesAt')}</dt>
      <dd>
        <Time at={closesAt} />
      </dd>
      {enrolment !== null && (
        <>
          <dt>{t('enrolment.agreed')}</dt>
          <dd>
            {t('enrolment.version', { version: enrolment.agreedVersion })} · <Time at={enrolment.agreedAt} />
          </dd>
        </>
      )}
    </dl>
  );
}
