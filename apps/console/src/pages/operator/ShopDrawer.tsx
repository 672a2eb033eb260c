import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { call } from '../../api/wire.ts';
import { useRegions } from '../../components/form/RegionField.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Nothing } from '../../components/States.tsx';
import { RowDrawer } from '../../components/table/RowDrawer.tsx';
import { Thumb } from '../../components/Thumb.tsx';
import { shopsKey } from '../../features/operations/shop-queries.ts';
import { ShopActs } from '../../features/operations/ShopActs.tsx';
import { ShopStateTag } from '../../features/operations/ShopStateTag.tsx';

/** A shop as an operator needs it: who, where, what they say, and how it stands. */
export default function ShopDrawer() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { shopId = '' } = useParams();
  const provinces = useRegions().data?.items ?? [];
  const shop = useQuery({ queryKey: [...shopsKey, 'one', shopId], queryFn: () => findShop(shopId) });
  const data = shop.data ?? undefined;
  return (
    <RowDrawer
      title={data?.name[language] ?? t('orders.shop')}
      footer={data === undefined ? null : <ShopActs shop={data} />}
    >
      <Loaded query={shop}>
        {(one) =>
          one === null ? (
            <Nothing text={t('table.noMatch')} />
          ) : (
            <div className="stack">
              {one.reason !== null && (
                <Alert type="warning" showIcon title={t('operator.reason')} description={one.reason} />
              )}
              <Thumb
                src={one.logoUrl}
                alt=""
                title={
                  <strong>
                    {one.name.zh} · {one.name.en}
                  </strong>
                }
                note={<ShopStateTag state={one.state} reason={one.reason} />}
              />
              <p>{one.intro[language]}</p>
              <dl className="facts">
                <dt>{t('shop.kind')}</dt>
                <dd>{t(`shop.kinds.${one.kind}`)}</dd>
                <dt>{t('shop.region')}</dt>
                <dd>
                  {provinces.find(({ code }) => code.slice(0, 2) === one.regionCode.slice(0, 2))?.name ??
                    one.regionCode}
                </dd>
                <dt>{t('operator.owner')}</dt>
                <dd>
                  {one.owners.map((owner) => (
                    <Link key={owner.personId} to={`/operator/people/${owner.personId}`}>
                      {owner.nickname} {owner.phoneMasked}
                    </Link>
                  ))}
                </dd>
                <dt>{t('operator.staffCount')}</dt>
                <dd>{one.staffCount}</dd>
                <dt>{t('operator.score')}</dt>
                <dd>{one.score === null ? '–' : (one.score / 100).toFixed(2)}</dd>
                <dt>{t('operator.appliedAt')}</dt>
                <dd>
                  <Time at={one.createdAt} />
                </dd>
                {one.decidedAt !== null && (
                  <>
                    <dt>{t('operator.decidedAt')}</dt>
                    <dd>
                      <Time at={one.decidedAt} />
                    </dd>
                  </>
                )}
              </dl>
              <Link to={`/operator/orders?shopId=${one.shopId}`}>{t('orders.viewShop')}</Link>
              <Link to={`/operator/products?shop=${one.shopId}&state=on_shelf`}>
                {t('operator.viewProducts')}
              </Link>
            </div>
          )
        }
      </Loaded>
    </RowDrawer>
  );
}

/** The list is the only door to a shop, so it is walked until the shop comes by. */
async function findShop(shopId: string) {
  let cursor: string | undefined;
  do {
    const page = await call('GET /operations/shops', {
      query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) },
    });
    const found = page.items.find((shop) => shop.shopId === shopId);
    if (found !== undefined) return found;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return null;
}
