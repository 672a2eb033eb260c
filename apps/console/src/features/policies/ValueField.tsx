import { Input, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { asBody, asRows } from './compare.ts';
import { kindOf, scaleOf, type FieldSchema, type Value } from './schema.ts';
import { namesFor, unitOf, valueName } from './value-words.ts';

type Props = {
  id: string;
  /** Its name in the policy: some names say which values there are. */
  name: string;
  label: string;
  schema: FieldSchema;
  value: Value;
  wrong: boolean;
  onChange: (value: Value) => void;
};

/** One value that has no parts: a number with its unit, words, a choice, yes or no, or a short list. */
export function ValueField({ id, name, label, schema, value, wrong, onChange }: Props) {
  const { t } = useTranslation();
  const status = wrong ? ('error' as const) : '';
  switch (kindOf(schema)) {
    case 'number':
      return <NumberField {...{ id, name, label, schema, value, wrong, onChange }} />;
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
      return <ListField {...{ id, name, label, schema, value, wrong, onChange }} />;
    case 'bilingual':
      return <BilingualInput {...{ id, name, label, schema, value, wrong, onChange }} />;
    default:
      if (namesFor(name, t) !== undefined)
        return <NamedField {...{ id, name, label, schema, value, wrong, onChange }} />;
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

/** One of the values that have names; one that has none yet stays as it is. */
function NamedField({ id, name, label, value, wrong, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Select
      id={id}
      aria-label={label}
      className="policy-choice"
      status={wrong ? 'error' : ''}
      showSearch={{ optionFilterProp: 'label' }}
      value={value === '' ? null : value}
      options={namesFor(name, t) ?? []}
      onChange={onChange}
    />
  );
}

/** The same words in both languages, Chinese above English. */
function BilingualInput({ id, label, schema, value, wrong, onChange }: Props) {
  const { t } = useTranslation();
  const words = asBody(value);
  return (
    <span className="policy-bilingual">
      {(['zh', 'en'] as const).map((language) => {
        const text = String(words[language] ?? '');
        const most = schema.properties?.[language]?.maxLength;
        return (
          <Input
            key={language}
            id={language === 'zh' ? id : `${id}_en`}
            aria-label={t(language === 'zh' ? 'form.inChinese' : 'form.inEnglish', { name: label })}
            placeholder={t(language === 'zh' ? 'policies.chinese' : 'policies.english')}
            title={text}
            status={wrong && text.trim() === '' ? 'error' : ''}
            {...(most === undefined ? {} : { maxLength: most })}
            value={text}
            onChange={(event) => onChange({ ...words, [language]: event.target.value })}
          />
        );
      })}
    </span>
  );
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

function ListField({ id, name, label, schema, value, wrong, onChange }: Props) {
  const { t } = useTranslation();
  const names = namesFor(name, t);
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
      {...(names === undefined
        ? { open: false }
        : { options: names, showSearch: { optionFilterProp: 'label' }, popupMatchSelectWidth: false })}
      suffixIcon={numbers ? unitOf(schema.unit, t) : null}
      placeholder={t(names === undefined ? 'policies.listHint' : 'policies.chooseHint')}
      tokenSeparators={[',', '，', '、', ' ']}
      maxCount={schema.maxItems ?? 1_000}
      value={asRows(value).map(String)}
      onChange={keep}
    />
  );
}
