import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Check } from '../../components/check.tsx';
import { useActivate, type Standing } from '../../data/credit.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { inLanguage } from '../../lib/in-language.ts';
import { toast } from '../../lib/toast.ts';
import styles from './credit.module.css';

/** What pay later is, what stands in the way if anything does, and the agreement to read; nothing is ticked beforehand. */
export function Activation({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [agreed, setAgreed] = useState(false);
  const activate = useActivate();
  // That it is not open yet is what this page is for, not something in the way.
  const missing = standing.reasons.filter(({ code, ok }) => !ok && code !== 'active');
  const { version, words } = standing.agreementText;
  return (
    <>
      <Card title={t('credit.whatTitle')}>
        <ul className={styles.what}>
          <li>{t('credit.what1')}</li>
          <li>{t('credit.what2')}</li>
          <li>{t('credit.what3')}</li>
        </ul>
        {standing.limitFen > 0 ? (
          <p>{t('credit.wouldGet', { amount: formatMoney(standing.limitFen) })}</p>
        ) : null}
        {missing.map(({ code, words: why }) => (
          <p key={code} className={styles.late}>
            {inLanguage(why, language)}
          </p>
        ))}
      </Card>
      <Card title={t('credit.agreement')}>
        <p className={styles.text}>{inLanguage(words, language)}</p>
        <Check label={t('credit.agree')} words={t('credit.agree')} checked={agreed} onChange={setAgreed} />
      </Card>
      <div className={styles.foot}>
        <Button
          size="large"
          wide
          disabled={!agreed}
          loading={activate.isPending || activate.isSuccess}
          onClick={() => activate.mutate(version, { onError: (error) => toast(sentenceOf(error)) })}
        >
          {t(standing.state === 'activating' ? 'credit.goOn' : 'credit.activate')}
        </Button>
      </div>
    </>
  );
}
