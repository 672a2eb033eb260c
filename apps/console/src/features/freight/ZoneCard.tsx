import { DeleteOutlined } from '@ant-design/icons';
import { Button, Card, Form, Input, Switch, TreeSelect } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRegions } from '../../components/form/RegionField.tsx';
import type { ZoneDraft } from './zone-draft.ts';

type Props = {
  index: number;
  zone: ZoneDraft;
  by: 'item' | 'weight';
  faultOf: (id: string) => { validateStatus?: 'error'; help?: string };
  onChange: (patch: Partial<ZoneDraft>) => void;
  onRemove: (() => void) | undefined;
};

/** The price of one group of regions; without regions it is everywhere else. */
export function ZoneCard({ index, zone, by, faultOf, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const regions = useRegions();
  const everywhere = onRemove === undefined;
  const field = (
    name: 'firstUnits' | 'firstFee' | 'extraUnits' | 'extraFee' | 'freeFrom' | 'freeFromItems',
    label: string,
    money: boolean,
  ) => {
    const id = `zone_${index}_${name}`;
    return (
      <Form.Item label={label} htmlFor={id} {...faultOf(id)}>
        <Input
          id={id}
          inputMode="decimal"
          value={zone[name]}
          {...(money ? { prefix: '¥' } : {})}
          onChange={(event) => onChange({ [name]: event.target.value })}
        />
      </Form.Item>
    );
  };
  const unit = t(by === 'item' ? 'freight.pieces' : 'freight.grams');
  return (
    <Card
      className="zone"
      title={everywhere ? t('freight.everywhere') : t('freight.zone', { at: index + 1 })}
      extra={
        <>
          <Switch
            size="small"
            checked={zone.delivers}
            aria-label={t('freight.delivers')}
            onChange={(delivers) => onChange({ delivers })}
          />{' '}
          {t('freight.delivers')}
          {!everywhere && (
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('freight.removeZone', { at: index + 1 })}
              onClick={onRemove}
            />
          )}
        </>
      }
    >
      {!everywhere && (
        <Form.Item
          label={t('freight.regions')}
          htmlFor={`zone_${index}_regionCodes`}
          {...faultOf(`zone_${index}_regionCodes`)}
        >
          <TreeSelect
            id={`zone_${index}_regionCodes`}
            treeCheckable
            showCheckedStrategy={TreeSelect.SHOW_PARENT}
            showSearch={{ treeNodeFilterProp: 'name' }}
            maxTagCount={8}
            loading={regions.isPending}
            treeData={regions.data?.items ?? []}
            fieldNames={{ label: 'name', value: 'code', children: 'children' }}
            placeholder={t('freight.regionsHint')}
            value={zone.regionCodes}
            onChange={(codes: string[]) => onChange({ regionCodes: codes })}
          />
        </Form.Item>
      )}
      {zone.delivers ? (
        <div className="zone-fields">
          {field('firstUnits', t('freight.first', { unit }), false)}
          {field('firstFee', t('freight.firstFee'), true)}
          {field('extraUnits', t('freight.extra', { unit }), false)}
          {field('extraFee', t('freight.extraFee'), true)}
          {field('freeFrom', t('freight.freeFrom'), true)}
          {field('freeFromItems', t('freight.freeFromItems'), false)}
        </div>
      ) : (
        <p className="quiet">{t('freight.notDelivered')}</p>
      )}
    </Card>
  );
}
