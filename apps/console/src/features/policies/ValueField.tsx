import { Input, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { asRows } from './compare.ts';
import { kindOf, scaleOf, type FieldSchema, type Value } from './schema.ts';
import { unitOf, valueName } from './value-words.ts';

type Props = {
  id: string;
  label: string;
  schema: FieldSchema;
  value: Value;
  wrong: boolean;
  onChange: (value: Value) => void;
};

/** One value that has no parts: a number with its unit, words, a choice, yes or no, or a short list. */
export function ValueField({ id, label, schema, value, wrong, onChange }: Props) {
  const { t } = useTranslation();
  const status = wrong ? ('error' as const) : '';
  switch (kindOf(schema)) {
    case 'number':
      return <NumberField {...{ id, label, schema, value, wrong, onChange }} />;
    case 'flag':
      return <Switch id={id} aria-label={label} checked={value === true} onChange={onChange} />;
    case 'choice':
      return (
        <Select
          id={id}
          aria-label={label}
          className="policy-choice"
          value={value}
          options={(schema.enum ?? []).map((one) => ({ value: one, label: valueName(one, t) }))}
          onChange={onChange}
        />
      );
    case 'list':
      return <ListField {...{ id, label, schema, value, wrong, onChange }} />;
    default:
      return (
        <Input
          id={id}
          aria-label={label}
          status={status}
          {...(schema.maxLength === undefined ? {} : { maxLength: schema.maxLength })}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

/** Amounts are typed in yuan and rates in percent, and kept in fen and basis points. */
function NumberField({ id, label, schema, value, wrong, onChange }: Props) {
  const { t } = useTranslation();
  const scale = scaleOf(schema);
  const whole = schema.type === 'integer' && scale === 1;
  const money = schema.unit === 'fen';
  return (
    <InputNumber<number>
      id={id}
      aria-label={label}
      className="policy-number"
      controls={false}
      status={wrong ? 'error' : ''}
      value={typeof value === 'number' ? value / scale : null}
      {...(whole ? { precision: 0 } : scale === 100 ? { precision: 2 } : {})}
      {...(money ? { prefix: '¥' } : { suffix: unitOf(schema.unit, t) })}
      // Two places are kept exactly: 12.34 × 100 is not 1234 in floating point.
      onChange={(typed) => onChange(typed === null ? null : scale === 1 ? typed : Math.round(typed * scale))}
    />
  );
}

function ListField({ id, label, schema, value, wrong, onChange }: Props) {
  const { t } = useTranslation();
  const numbers = schema.items?.type === 'integer' || schema.items?.type === 'number';
  const keep = (typed: string[]) =>
    onChange(
      numbers
        ? typed.filter((each) => each.trim() !== '' && Number.isFinite(Number(each))).map(Number)
        : typed,
    );
  return (
    <Select
      id={id}
      mode="tags"
      className="policy-list"
      aria-label={label}
      status={wrong ? 'error' : ''}
      open={false}
      suffixIcon={numbers ? unitOf(schema.unit, t) : null}
      placeholder={t('policies.listHint')}
      tokenSeparators={[',', '，', '、', ' ']}
      maxCount={schema.maxItems ?? 1_000}
      value={asRows(value).map(String)}
      onChange={keep}
    />
  );
}
