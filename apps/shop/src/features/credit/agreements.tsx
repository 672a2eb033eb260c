import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { formatDay } from '@jishi/ui/format-time.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Money } from '@jishi/ui/money.tsx';
import { Time } from '@jishi/ui/time.tsx';
import { Card } from '../../components/card.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { MoreOnScroll } from '../../components/more-on-scroll.tsx';
import { Loaded } from '../../components/states.tsx';
import { useAgreements, type AgreementSummary } from '../../data/credit.ts';
import styles from './credit.module.css';

/** What was bought on credit, and what is still owed of each. */
export function Agreements() {
  const { t } = useTranslation();
  const agreements = useAgreements();
  return (
    <Card title={t('credit.agreements')}>
      <Loaded query={agreements} waiting={<ListSkeleton rows={1} picture={12} />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <p className={styles.quiet}>{t('credit.noAgreements')}</p>;
          return (
            <>
              {items.map(({ agreementId, method, tenor, openFen, principalFen, grantedAt, ...next }) => (
                <Link key={agreementId} to={`/me/credit/${agreementId}`} className={styles.row}>
                  <span>
                    {t(`pay2.${method}`)}
                    {method === 'instalments' ? ` · ${t('credit.terms', { n: tenor })}` : ''}
                    <small>
                      <Time at={grantedAt} /> · {formatMoney(principalFen)}
                    </small>
                    <NextWords {...next} />
                  </span>
                  {openFen > 0 ? <Money fen={openFen} size="small" /> : <small>{t('credit.paidOff')}</small>}
                </Link>
              ))}
              {agreements.hasNextPage ? <MoreOnScroll query={agreements} /> : null}
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}

/** Where what is owed stands: waits for receipt, charged on a day, or late. */
function NextWords({ nextState, nextDueAt }: Pick<AgreementSummary, 'nextState' | 'nextDueAt'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (nextState === null) return null;
  if (nextState === 'scheduled' && nextDueAt)
    return <small>{t('credit.nextOn', { day: formatDay(nextDueAt, language) })}</small>;
  return <small>{t(`credit.state.${nextState}`)}</small>;
}
