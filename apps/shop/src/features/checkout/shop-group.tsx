import { Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { Money } from '@jishi/ui/money.tsx';
import { Card } from '../../components/card.tsx';
import { GoodsLine } from '../../components/goods-line.tsx';
import { Tag } from '../../components/tag.tsx';
import type { QuotedLine, QuotedShop } from '../../data/checkout.ts';
import styles from './checkout.module.css';

type ShopGroupProps = { shop: QuotedShop; note: string; onNote: (note: string) => void };

/** One shop's part of the purchase: its goods, its freight with the reason, a note to it. It becomes one order. */
export function ShopGroup({ shop, note, onNote }: ShopGroupProps) {
  const { t } = useTranslation();
  const { freight } = shop;
  const known = freight.state === 'charged' || freight.state === 'free' || freight.state === 'no-freight';
  const pieces = shop.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <Card>
      <p className={styles.shopName}>
        <Store size={16} aria-hidden="true" />
        {shop.name}
      </p>
      {shop.lines.map((line) => (
        <GoodsLine key={line.skuId} goods={line} linked={false}>
          <Availability line={line} />
        </GoodsLine>
      ))}
      <div className={styles.row}>
        <span>
          {t('checkout.freight')}
          {freight.explanation
            .filter((sentence) => sentence !== t('checkout.free'))
            .map((sentence) => (
              <small key={sentence}>{sentence}</small>
            ))}
          {freight.discount ? (
            <small>
              {freight.discount.name} −{formatMoney(freight.discount.offFen)}
            </small>
          ) : null}
        </span>
        {known ? (
          freight.payableFen === 0 ? (
            <span>{t('checkout.free')}</span>
          ) : (
            <Money fen={freight.payableFen} size="small" tone="plain" />
          )
        ) : (
          <span className={freight.state === 'not-deliverable' ? styles.bad : ''}>
            {t(freight.state === 'not-deliverable' ? 'checkout.notDelivered' : 'price.freightLater')}
          </span>
        )}
      </div>
      <textarea
        className={styles.note}
        rows={1}
        maxLength={200}
        aria-label={`${t('checkout.note')} · ${shop.name}`}
        placeholder={`${t('checkout.note')} · ${t('checkout.noteHint')}`}
        value={note}
        onChange={(event) => onNote(event.target.value)}
      />
      <p className={styles.sub}>
        {t('checkout.pieces', { n: pieces })} {t('checkout.subtotal')} <Money fen={shop.payableFen} />
      </p>
    </Card>
  );
}

function Availability({ line }: { line: QuotedLine }) {
  const { t } = useTranslation();
  if (line.availability === 'available') return null;
  const words =
    line.availability === 'short'
      ? t('cart.short', { n: line.stock })
      : t(line.availability === 'withdrawn' ? 'cart.gone' : 'cart.soldOut');
  return (
    <span>
      <Tag tone="warning">{words}</Tag>
    </span>
  );
}
