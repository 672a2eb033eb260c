import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { asBody, asRows } from './compare.ts';
import { idOf } from './check-body.ts';
import { blankOf, fieldsOf, labelOf, type FieldSchema, type Value } from './schema.ts';
import { ValueField } from './ValueField.tsx';

type Props = {
  id: string;
  label: string;
  schema: FieldSchema;
  value: Value;
  faults: ReadonlyMap<string, string>;
  path: readonly string[];
  onChange: (rows: Value[]) => void;
};

/** A list of like things as a small table, one row each. */
export function RowsField({ id, label, schema, value, faults, path, onChange }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rows = asRows(value);
  const columns = fieldsOf(schema.items ?? {});
  const full = schema.maxItems !== undefined && rows.length >= schema.maxItems;
  const setCell = (at: number, name: string, cell: Value) =>
    onChange(rows.map((row, index) => (index === at ? { ...asBody(row), [name]: cell } : row)));
  return (
    <div className="policy-rows" id={id} role="group" aria-label={label}>
      {rows.length === 0 ? (
        <p className="quiet small">{t('policies.noRows')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {columns.map(([name, field]) => (
                <th key={name} scope="col">
                  {labelOf(name, field, language)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                {columns.map(([name, field]) => {
                  const cell = idOf([...path, String(at), name]);
                  return (
                    <td key={name}>
                      <ValueField
                        id={cell}
                        label={`${labelOf(name, field, language)} ${at + 1}`}
                        name={name}
                        schema={field}
                        value={asBody(row)[name]}
                        wrong={faults.has(cell)}
                        onChange={(next) => setCell(at, name, next)}
                      />
                    </td>
                  );
                })}
                <td>
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t('policies.removeRow', { at: at + 1 })}
                    onClick={() => onChange(rows.filter((_, index) => index !== at))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button
        size="small"
        icon={<PlusOutlined />}
        disabled={full}
        onClick={() => onChange([...rows, blankOf(schema.items ?? {})])}
      >
        {t('policies.addRow')}
      </Button>
    </div>
  );
}
