import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Reply } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { ConfirmButton, ReasonButton } from '../../components/ConfirmButton.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { RowDrawer } from '../../components/table/RowDrawer.tsx';
import { Thumb } from '../../components/Thumb.tsx';
import { useAct } from '../../components/use-act.ts';
import { PersonStateTag } from '../../features/operations/PersonStateTag.tsx';
import { useHat } from '../../session/hat-context.ts';
import { allows } from '../../session/hats.ts';

type Detail = Reply<'GET /operations/people/:personId'>;

export default function PersonDrawer() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { personId = '' } = useParams();
  const hat = useHat();
  const person = useQuery({
    queryKey: ['operations', 'people', 'one', personId],
    queryFn: () => call('GET /operations/people/:personId', { params: { personId } }),
  });
  const mayAct =
    allows(hat, 'people.suspend') &&
    person.data !== undefined &&
    !person.data.isOperator &&
    person.data.state !== 'erased';
  return (
    <RowDrawer
      title={person.data?.nickname ?? t('operator.person')}
      footer={mayAct && person.data !== undefined ? <PersonActs person={person.data} /> : null}
    >
      <Loaded query={person}>
        {(data) => (
          <div className="stack">
            {data.reason !== null && (
              <Alert type="warning" showIcon title={t('operator.reason')} description={data.reason} />
            )}
            <Thumb
              src={data.avatarUrl}
              alt=""
              title={<strong>{data.nickname}</strong>}
              note={data.phoneMasked}
            />
            <dl className="facts">
              <dt>{t('products.stateName')}</dt>
              <dd>
                <PersonStateTag state={data.state} reason={null} />
              </dd>
              <dt>{t('operator.joinedAt')}</dt>
              <dd>
                <Time at={data.createdAt} />
              </dd>
              <dt>{t('me.lastSeen')}</dt>
              <dd>{data.lastSeenAt === null ? '—' : <Time at={data.lastSeenAt} />}</dd>
              <dt>{t('me.sessions')}</dt>
              <dd>{data.sessionCount}</dd>
              {data.creator !== null && (
                <>
                  <dt>{t('brand.creator')}</dt>
                  <dd>{data.creator.name[language]}</dd>
                </>
              )}
              {data.shops.length > 0 && (
                <>
                  <dt>{t('orders.shop')}</dt>
                  <dd>
                    {data.shops.map((shop) => (
                      <Link
                        key={shop.shopId}
                        className="block"
                        to={`/operator/shops/${shop.shopId}?state=all`}
                      >
                        {shop.name} · {t(`shop.roles.${shop.role}`)}
                      </Link>
                    ))}
                  </dd>
                </>
              )}
            </dl>
            <Link to={`/operator/orders?buyerId=${data.personId}`}>{t('operator.ordersOfPerson')}</Link>
            <Link to={`/operator/audit?actorId=${data.personId}`}>{t('operator.auditOfPerson')}</Link>
          </div>
        )}
      </Loaded>
    </RowDrawer>
  );
}

function PersonActs({ person }: { person: Detail }) {
  const { t } = useTranslation();
  const params = { personId: person.personId };
  const name = person.nickname;
  const refresh = [['operations', 'people']];
  const suspend = useAct({
    act: (reason: string) =>
      call('POST /operations/people/:personId/suspension', { params, body: { reason } }),
    refresh,
    done: t('operator.personSuspended', { name }),
  });
  const lift = useAct({
    act: () => call('DELETE /operations/people/:personId/suspension', { params }),
    refresh,
    done: t('operator.lifted'),
  });
  if (person.state === 'suspended') {
    return (
      <ConfirmButton
        title={t('operator.liftPerson', { name })}
        consequence={t('operator.liftPersonText')}
        confirm={t('operator.lift')}
        onConfirm={() => lift.mutateAsync()}
      >
        {t('operator.lift')}
      </ConfirmButton>
    );
  }
  return (
    <ReasonButton
      danger
      title={t('operator.suspendPerson', { name })}
      consequence={t('operator.suspendPersonText')}
      reasonLabel={t('operator.reason')}
      confirm={t('operator.suspend')}
      onConfirm={(reason) => suspend.mutateAsync(reason)}
    >
      {t('operator.suspend')}
    </ReasonButton>
  );
}
