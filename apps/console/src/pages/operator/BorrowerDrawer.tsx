import { formatMoney } from '@jishi/ui/format-money.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { call } from '../../api/wire.ts';
import { Amount } from '../../components/Amount.tsx';
import { ReasonButton } from '../../components/ConfirmButton.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { RowDrawer } from '../../components/table/RowDrawer.tsx';
import { useAct } from '../../components/use-act.ts';
import { creditKey, useBorrower, type BorrowerDetails } from '../../features/lending/lending-queries.ts';

/** One person's credit: how the limit was decided, what is owed, and what they were told. */
export default function BorrowerDrawer() {
  const { t } = useTranslation();
  const { personId = '' } = useParams();
  const one = useBorrower(personId);
  return (
    <RowDrawer
      wide
      up={2}
      title={one.data?.nickname ?? t('nav.credit')}
      footer={one.data === undefined ? null : <FreezeActs one={one.data} />}
    >
      <Loaded query={one}>{(data) => <Details one={data} />}</Loaded>
    </RowDrawer>
  );
}

function Details({ one }: { one: BorrowerDetails }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="stack">
      {one.frozenReason !== null && <Alert type="warning" showIcon title={one.frozenReason} />}
      <dl className="facts">
        <dt>{t('lending.limit')}</dt>
        <dd>{t('lending.usedOf', { used: formatMoney(one.usedFen), limit: formatMoney(one.limitFen) })}</dd>
        <dt>{t('lending.score')}</dt>
        <dd>
          {one.score}{' '}
          <span className="quiet small">
            {t(`lending.decidedBy.${one.decidedBy === 'scorecard' ? 'scorecard' : 'provider'}`)}
          </span>
        </dd>
        <dt>{t('lending.onTime')}</dt>
        <dd>{t('lending.onTimeText', { onTime: one.history.paidOnTime, late: one.history.paidLate })}</dd>
      </dl>
      <h2 className="card-title">{t('lending.factors')}</h2>
      <dl className="facts">
        {one.factors.map(({ code, points, words }) => (
          <div key={code} className="contents">
            <dt>{words[language]}</dt>
            <dd className="tabular">{points > 0 ? `+${points}` : points}</dd>
          </div>
        ))}
      </dl>
      <h2 className="card-title">{t('lending.agreements')}</h2>
      <ul className="lines">
        {one.agreements.map(({ agreementId, method, principalFen, openFen, tenor, grantedAt }) => (
          <li key={agreementId} className="staff-line">
            <span>
              {t(`lending.methods.${method}`)} {method === 'instalments' && `×${tenor}`}{' '}
              <span className="quiet small">
                <Time at={grantedAt} />
              </span>
            </span>
            <span>
              <Amount fen={openFen} /> / <Amount fen={principalFen} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function FreezeActs({ one: { personId, state } }: { one: BorrowerDetails }) {
  const { t } = useTranslation();
  const params = { personId };
  const freeze = useAct({
    act: (reason: string) =>
      call('POST /operations/credit/people/:personId/freeze', { params, body: { reason } }),
    refresh: [creditKey],
    done: t('lending.frozen'),
  });
  const release = useAct({
    act: (reason: string) =>
      call('POST /operations/credit/people/:personId/release', { params, body: { reason } }),
    refresh: [creditKey],
    done: t('lending.released'),
  });
  if (state === 'frozen')
    return (
      <ReasonButton
        title={t('lending.release')}
        consequence={t('lending.releaseText')}
        confirm={t('lending.release')}
        reasonLabel={t('operator.reason')}
        onConfirm={(reason) => release.mutateAsync(reason)}
      >
        {t('lending.release')}
      </ReasonButton>
    );
  if (state !== 'active') return <Button disabled>{t(`lending.state.${state}`)}</Button>;
  return (
    <ReasonButton
      danger
      title={t('lending.freeze')}
      consequence={t('lending.freezeText')}
      confirm={t('lending.freeze')}
      reasonLabel={t('operator.reason')}
      onConfirm={(reason) => freeze.mutateAsync(reason)}
    >
      {t('lending.freeze')}
    </ReasonButton>
  );
}
