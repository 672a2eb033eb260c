import { UndoOutlined } from '@ant-design/icons';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { asBody, same } from './compare.ts';
import { idOf } from './check-body.ts';
import { fieldsOf, kindOf, labelOf, scaleOf, type Body, type FieldSchema, type Value } from './schema.ts';
import { RowsField } from './RowsField.tsx';
import { ValueField } from './ValueField.tsx';
import { unitOf, wordsOf } from './value-words.ts';

type Props = {
  schema: FieldSchema;
  value: Body;
  /** What is in force: what differs from it is marked and can be put back. */
  base: Body;
  faults: ReadonlyMap<string, string>;
  path?: readonly string[];
  onChange: (value: Body) => void;
};

/** A form drawn from the schema: words, units and bounds come from the server. */
export function PolicyFields({ schema, value, base, faults, path = [], onChange }: Props) {
  const language = useLanguage();
  return (
    <div className="policy-fields">
      {fieldsOf(schema).map(([name, field]) => {
        const here = [...path, name];
        const set = (next: Value) => onChange({ ...value, [name]: next });
        const label = labelOf(name, field, language);
        if (kindOf(field) === 'group')
          return (
            <fieldset key={name} className="policy-group">
              <legend>{label}</legend>
              <PolicyFields
                schema={field}
                value={asBody(value[name])}
                base={asBody(base[name])}
                faults={faults}
                path={here}
                onChange={set}
              />
            </fieldset>
          );
        return (
          <Field
            key={name}
            schema={field}
            label={label}
            path={here}
            value={value[name]}
            base={base[name]}
            faults={faults}
            onChange={set}
          />
        );
      })}
    </div>
  );
}

type FieldProps = {
  schema: FieldSchema;
  label: string;
  path: readonly string[];
  value: Value;
  base: Value;
  faults: ReadonlyMap<string, string>;
  onChange: (value: Value) => void;
};

function Field({ schema, label, path, value, base, faults, onChange }: FieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = idOf(path);
  const fault = faults.get(id);
  const changed = !same(value, base);
  const table = kindOf(schema) === 'table';
  const bounds = useBounds(schema);
  return (
    <div className={`policy-field ${changed ? 'policy-changed' : ''} ${table ? 'policy-wide' : ''}`}>
      <label htmlFor={id}>{label}</label>
      <div className="policy-input">
        {table ? (
          <RowsField {...{ id, label, schema, value, faults, path, onChange }} />
        ) : (
          <ValueField
            {...{ id, label, schema, value, wrong: fault !== undefined, onChange }}
            name={path.at(-1) ?? ''}
          />
        )}
        <span className="policy-note small">
          {fault !== undefined ? (
            <span className="bad">{fault}</span>
          ) : changed && !table ? (
            <span className="quiet">
              {t('policies.before')}: {wordsOf(schema, base, { t, language }, path.at(-1))}
            </span>
          ) : (
            <span className="quiet">{bounds}</span>
          )}
          {changed && (
            <Button
              type="text"
              size="small"
              icon={<UndoOutlined />}
              aria-label={t('policies.undoField', { name: label })}
              title={t('policies.undoField', { name: label })}
              onClick={() => onChange(base)}
            />
          )}
        </span>
      </div>
    </div>
  );
}

/** From where to where a number may go, in the unit it is typed in. */
function useBounds(schema: FieldSchema): string {
  const { t } = useTranslation();
  const { minimum, maximum } = schema;
  if (kindOf(schema) !== 'number' || minimum === undefined) return '';
  const scale = scaleOf(schema);
  const shown = (bound: number) => (bound / scale).toLocaleString('en-US');
  const unit = unitOf(schema.unit, t);
  const words =
    maximum === undefined
      ? t('policies.rangeFrom', { min: shown(minimum) })
      : t('policies.range', { min: shown(minimum), max: shown(maximum) });
  return unit === '' ? words : `${words} ${unit}`;
}
