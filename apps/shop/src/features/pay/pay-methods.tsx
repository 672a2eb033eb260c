import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { ChoiceList } from '../../components/choice-list.tsx';
import { usePaymentMethods, type CreditOffer, type PayBy } from '../../data/payments.ts';
import { inLanguage } from '../../lib/in-language.ts';
import styles from '../../components/offers.module.css';

type PayMethodsProps = { offer: CreditOffer | undefined; value: PayBy; onChange: (by: PayBy) => void };

const keyOf = ({ method, tenor }: PayBy) => (tenor === undefined ? method : `${method}:${tenor}`);

/** How to pay: the providers that are open here, then pay later and instalments when they are offered, else why not. */
export function PayMethods({ offer, value, onChange }: PayMethodsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const methods = usePaymentMethods().data ?? [];
  const choices: { by: PayBy; label: string; detail?: string }[] = [
    ...methods.map(({ method, testMode }) => ({
      by: { method },
      label: t(`pay2.${method}`),
      ...(testMode ? { detail: t('pay2.test') } : {}),
    })),
    ...(offer?.payLater.eligible
      ? [
          {
            by: { method: 'pay_later' as const },
            label: t('pay2.pay_later'),
            detail: t('pay2.payLaterDetail'),
          },
        ]
      : []),
    ...(offer?.instalments.eligible ? offer.instalments.plans : []).map((plan) => ({
      by: { method: 'instalments' as const, tenor: plan.tenor },
      label: t('pay2.instalments'),
      detail: [
        t('pay2.terms', {
          n: plan.tenor,
          first: formatMoney(plan.firstFen),
          later: formatMoney(plan.laterFen),
        }),
        plan.feeFen > 0 && plan.bearer === 'BUYER'
          ? t('pay2.fee', { fee: formatMoney(plan.feeFen) })
          : t('pay2.free'),
      ].join(' · '),
    })),
  ];
  const why = offer && !offer.payLater.eligible ? offer.payLater.reasons.filter(({ ok }) => !ok) : [];
  return (
    <>
      <ChoiceList
        label={t('pay2.method')}
        value={keyOf(value)}
        items={choices.map(({ by, label, detail }) => ({
          key: keyOf(by),
          label,
          ...(detail === undefined ? {} : { detail }),
        }))}
        onChange={(key) => {
          const chosen = choices.find(({ by }) => keyOf(by) === key);
          if (chosen) onChange(chosen.by);
        }}
      />
      {why.length > 0 ? (
        <div className={styles.offer}>
          <span>
            {t('pay2.pay_later')} · {t('pay2.notNow')}
            {why.map(({ code, words }) => (
              <small key={code}>{inLanguage(words, language)}</small>
            ))}
            {why.some(({ code }) => code === 'active') ? (
              <small>
                <Link to="/me/credit">{t('pay2.activate')} ›</Link>
              </small>
            ) : null}
          </span>
        </div>
      ) : null}
    </>
  );
}
