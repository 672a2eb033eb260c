import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { Money } from '@jishi/ui/money.tsx';
import type { Quote, QuotedLine, QuotedShop } from '../data/checkout.ts';
import { savedFen } from '../data/saved-fen.ts';
import styles from './price-lines.module.css';

/** Every fen of a quote: what each thing costs, who takes off how much and why, what delivery adds, the sum, and what is owed of it later. */
export function PriceLines({ quote, owed }: { quote: Quote; owed?: ReactNode }) {
  const { t } = useTranslation();
  const lines = quote.shops.flatMap((shop) => shop.lines);
  const saved = savedFen(quote);
  const freightFen = quote.shops.reduce((sum, { freight }) => sum + freight.payableFen, 0);
  return (
    <div className={styles.lines}>
      {lines.map((line) => (
        <LinePrice key={line.skuId} line={line} />
      ))}
      {quote.shops.map((shop) => (
        <FreightPrice key={shop.shopId} shop={shop} named={quote.shops.length > 1} />
      ))}
      <div className={styles.total}>
        <span>
          {t('price.total')}
          {freightFen > 0 ? <small>{t('price.withFreight', { fee: formatMoney(freightFen) })}</small> : null}
          {saved > 0 ? (
            <small>{t('price.saves', { amount: formatMoney(saved) })}</small>
          ) : (
            <small>{t('price.noMore')}</small>
          )}
        </span>
        <Money fen={quote.totals.payableFen} size="large" />
      </div>
      {owed}
      {quote.hints.map((hint) => (
        <p key={hint} className={styles.hint}>
          {hint}
        </p>
      ))}
    </div>
  );
}

function LinePrice({ line }: { line: QuotedLine }) {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles.line}>
        <span>
          {line.title}
          <small>
            {[line.skuName, t('price.each', { n: line.quantity, price: formatMoney(line.unitPriceFen) })]
              .filter(Boolean)
              .join(' · ')}
          </small>
        </span>
        <Money fen={line.listFen} size="small" tone="plain" />
      </div>
      {line.discounts.map((discount) => (
        <div key={discount.id} className={styles.line}>
          <span>{discount.name}</span>
          <Money fen={-discount.offFen} size="small" />
        </div>
      ))}
    </>
  );
}

function FreightPrice({ shop, named }: { shop: QuotedShop; named: boolean }) {
  const { t } = useTranslation();
  const { freight } = shop;
  if (freight.state === 'no-freight') return null;
  const known = freight.state === 'charged' || freight.state === 'free';
  return (
    <>
      <div className={styles.line}>
        <span>
          {t('price.freight')}
          {named ? ` · ${shop.name}` : ''}
          {freight.explanation.map((sentence) => (
            <small key={sentence}>{sentence}</small>
          ))}
        </span>
        {known ? (
          <Money fen={freight.feeFen} size="small" tone={freight.feeFen === 0 ? 'good' : 'plain'} />
        ) : (
          <small>
            {t(freight.state === 'not-deliverable' ? 'checkout.notDelivered' : 'price.freightLater')}
          </small>
        )}
      </div>
      {freight.discount ? (
        <div className={styles.line}>
          <span>{freight.discount.name}</span>
          <Money fen={-freight.discount.offFen} size="small" />
        </div>
      ) : null}
    </>
  );
}
