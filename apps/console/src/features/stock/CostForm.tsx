import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { YuanInput } from '../../components/form/YuanInput.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { useAct } from '../../components/use-act.ts';

type Of = { shopId: string; skuId: string };
const costKey = ({ shopId, skuId }: Of) => ['shop', shopId, 'cost', skuId] as const;

/** What one item costs the shop: activities warn before a price falls below it. Buyers never see it. */
export function CostForm(of: Of) {
  const { t } = useTranslation();
  const cost = useQuery({
    queryKey: costKey(of),
    queryFn: async () => {
      const { items } = await call('GET /shops/:shopId/sku-costs', {
        params: { shopId: of.shopId },
        query: { skuId: of.skuId },
      });
      return { costFen: items[0]?.costFen ?? null };
    },
  });
  return (
    <Card size="small" className="form-errors" title={t('stock.cost')}>
      <p className="quiet">{t('stock.costHint')}</p>
      <Loaded query={cost} rows={1}>
        {({ costFen }) => <Cost key={costFen} of={of} costFen={costFen} />}
      </Loaded>
    </Card>
  );
}

function Cost({ of, costFen }: { of: Of; costFen: number | null }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(costFen);
  const save = useAct({
    act: () =>
      call('PUT /shops/:shopId/sku-costs', {
        params: { shopId: of.shopId },
        body: { items: [{ skuId: of.skuId, costFen: typed }] },
      }),
    refresh: [costKey(of)],
    done: t('stock.costSaved'),
  });
  return (
    <Flex gap={8}>
      <YuanInput
        aria-label={t('stock.cost')}
        value={typed}
        onChange={setTyped}
        placeholder={t('stock.costUnknown')}
      />
      <Button loading={save.isPending} disabled={typed === costFen} onClick={() => save.mutate()}>
        {t('action.save')}
      </Button>
    </Flex>
  );
}
