import { PlusOutlined } from '@ant-design/icons';
import { Time } from '@jishi/ui/time.tsx';
import { Button, Card, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../../api/wire.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { useRegions } from '../../components/form/RegionField.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { useAct } from '../../components/use-act.ts';
import { freightKey, useTemplates, type Template } from '../../features/freight/freight-queries.ts';
import { zoneWords } from '../../features/freight/zone-words.ts';
import { useHat, useShopId } from '../../session/hat-context.ts';
import { Tone } from '../../components/Tone.tsx';

export default function FreightPage() {
  const { t } = useTranslation();
  const shopId = useShopId();
  const { base } = useHat();
  const templates = useTemplates(shopId);
  const create = (
    <Link to={`${base}/freight/new`}>
      <Button type="primary" icon={<PlusOutlined />}>
        {t('freight.new')}
      </Button>
    </Link>
  );
  return (
    <>
      <PageHeader title={t('nav.freight')} intro={t('freight.intro')} actions={create} />
      <Loaded query={templates}>
        {({ items }) =>
          items.length === 0 ? (
            <Card>
              <Nothing text={t('freight.none')} hint={t('freight.noneHint')} action={create} />
            </Card>
          ) : (
            <div className="stack">
              {items.map((template) => (
                <TemplateCard key={template.templateId} shopId={shopId} template={template} base={base} />
              ))}
            </div>
          )
        }
      </Loaded>
    </>
  );
}

function TemplateCard({ shopId, template, base }: { shopId: string; template: Template; base: string }) {
  const { t } = useTranslation();
  const regionName = useRegionNames();
  const { templateId, name, by, isDefault, zones, updatedAt } = template;
  const remove = useAct({
    act: () =>
      call('DELETE /shops/:shopId/freight-templates/:templateId', { params: { shopId, templateId } }),
    refresh: [freightKey(shopId)],
    done: t('freight.deleted'),
  });
  return (
    <Card>
      <Flex justify="space-between" gap={12} wrap>
        <div>
          <h2 className="card-title">
            {name} {isDefault && <Tone is="good">{t('freight.default')}</Tone>}
          </h2>
          <p className="card-note">
            {t(by === 'item' ? 'freight.byItem' : 'freight.byWeight')} · {t('products.updated')}{' '}
            <Time at={updatedAt} />
          </p>
        </div>
        <Flex gap={8}>
          <Link to={`${base}/freight/${templateId}`}>
            <Button>{t('action.edit')}</Button>
          </Link>
          <ConfirmButton
            danger
            title={t('freight.deleteTitle', { name })}
            consequence={t('freight.deleteText')}
            confirm={t('action.delete')}
            onConfirm={() => remove.mutateAsync()}
          >
            {t('action.delete')}
          </ConfirmButton>
        </Flex>
      </Flex>
      <ul className="lines">
        {zones.map((zone, index) => (
          <li key={index}>
            <span className="zone-names">
              {zone.regionCodes.length === 0
                ? t('freight.everywhere')
                : zone.regionCodes.map(regionName).join(t('freight.listComma'))}
            </span>
            <span className="tabular">{zoneWords(zone, by, t)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function useRegionNames(): (code: string) => string {
  const regions = useRegions();
  const names = new Map<string, string>();
  for (const province of regions.data?.items ?? []) {
    names.set(province.code, province.name);
    for (const city of province.children) {
      names.set(city.code, city.name);
      for (const district of city.children) names.set(district.code, district.name);
    }
  }
  return (code) => names.get(code) ?? code;
}
