import { useMutation } from '@tanstack/react-query';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { Alert, Button, Card, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { Amount } from '../../components/Amount.tsx';
import type { ActivityInput } from './activity-draft.ts';
import type { Checked, MarketingSource, Preview } from './marketing-source.ts';

type Props = {
  source: MarketingSource;
  activityId: string | undefined;
  /** The form as it stands; undefined when something needed is missing, and then the form says what. */
  read: () => Promise<ActivityInput | undefined>;
};

/** Before anything is saved: what clashes, what falls below a floor, and what real carts would cost. */
export function CheckPanel({ source, activityId, read }: Props) {
  const { t } = useTranslation();
  const look = useMutation({
    mutationFn: async () => {
      const input = await read();
      if (input === undefined) return null;
      const [checked, preview] = await Promise.all([source.check(input, activityId), source.preview(input)]);
      return { checked, preview };
    },
  });
  return (
    <Card className="check-panel">
      <Flex justify="space-between" align="center" gap={8}>
        <h2 className="card-title">{t('marketing.checkTitle')}</h2>
        <Button onClick={() => look.mutate()} loading={look.isPending}>
          {t('marketing.check')}
        </Button>
      </Flex>
      <p className="card-note">{t('marketing.checkText')}</p>
      {look.error !== null && <Alert type="error" showIcon title={problemOf(look.error).detail} />}
      {look.data && (
        <div className="stack" aria-live="polite">
          <Findings checked={look.data.checked} />
          <Carts preview={look.data.preview} />
        </div>
      )}
    </Card>
  );
}

export function Findings({ checked: { findings } }: { checked: Checked }) {
  const { t } = useTranslation();
  if (findings.length === 0) return <Alert type="success" showIcon title={t('marketing.noFindings')} />;
  return (
    <>
      {findings.slice(0, 20).map(({ severity, text }, index) => (
        <Alert key={index} type={severity} showIcon title={text} />
      ))}
      {findings.length > 20 && (
        <p className="quiet">{t('marketing.moreFindings', { count: findings.length - 20 })}</p>
      )}
    </>
  );
}

const mostListed = 6;

function Carts({ preview: { carts, beforeFen, afterFen, costs } }: { preview: Preview }) {
  const { t } = useTranslation();
  if (carts.length === 0) return <p className="quiet">{t('marketing.noCarts')}</p>;
  const payers = (['merchantFen', 'platformFen', 'creatorFen', 'brandFen'] as const).filter(
    (who) => costs[who] > 0,
  );
  return (
    <>
      <p>
        {t('marketing.cartsText', {
          count: carts.length,
          before: formatMoney(beforeFen),
          after: formatMoney(afterFen),
        })}
      </p>
      {payers.map((who) => (
        <p key={who} className="quiet small">
          {t(`marketing.pays.${who}`)} <Amount fen={costs[who]} />
        </p>
      ))}
      {carts.length > mostListed && (
        <p className="quiet small">{t('marketing.cartsShown', { count: mostListed })}</p>
      )}
      {carts.slice(0, mostListed).map(({ lines, before, after, savedFen, hints }, index) => (
        <details key={index} className="cart-preview">
          <summary>
            {lines.map(({ title, quantity }) => `${title} ×${quantity}`).join('、')}{' '}
            <span className={savedFen > 0 ? 'good' : 'quiet'}>
              {formatMoney(before.payableFen)} → {formatMoney(after.payableFen)}
            </span>
          </summary>
          <ol>
            {after.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {hints.map((hint) => (
            <p key={hint} className="quiet small">
              {hint}
            </p>
          ))}
        </details>
      ))}
    </>
  );
}
