import { ArrowRightOutlined } from '@ant-design/icons';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { useTranslation } from 'react-i18next';
import { changesBetween, rowsBetween, type Change } from './compare.ts';
import { fieldsOf, kindOf, labelOf, type Body, type FieldSchema } from './schema.ts';
import { wordsOf } from './value-words.ts';

/** Every field that differs: what it was and what it is; of a table only the rows that went and came. */
export function ChangeList({ schema, before, after }: { schema: FieldSchema; before: Body; after: Body }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const changes = changesBetween(schema, before, after);
  if (changes.length === 0) return <p className="quiet">{t('policies.same')}</p>;
  return (
    <dl className="policy-changes">
      {changes.map((change) => (
        <div key={change.path.join('.')}>
          <dt>{pathWords(schema, change.path, language)}</dt>
          <dd>
            <Difference change={change} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Difference({ change: { path, schema, before, after } }: { change: Change }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const say = (of: FieldSchema, value: unknown) => wordsOf(of, value, { t, language }, path.at(-1));
  if (kindOf(schema) !== 'table')
    return (
      <>
        <del>{say(schema, before)}</del> <ArrowRightOutlined className="quiet" aria-hidden />{' '}
        <ins>{say(schema, after)}</ins>
      </>
    );
  const row = schema.items ?? {};
  const { gone, come } = rowsBetween(before, after);
  return (
    <ul className="policy-row-changes">
      {gone.map((each, at) => (
        <li key={`gone-${at}`}>
          <del>{say(row, each)}</del>
        </li>
      ))}
      {come.map((each, at) => (
        <li key={`come-${at}`}>
          <ins>{say(row, each)}</ins>
        </li>
      ))}
    </ul>
  );
}

function pathWords(schema: FieldSchema, path: readonly string[], language: 'zh' | 'en'): string {
  const [first, ...rest] = path;
  const field = fieldsOf(schema).find(([name]) => name === first)?.[1];
  if (first === undefined || field === undefined) return '';
  const below = pathWords(field, rest, language);
  return below === '' ? labelOf(first, field, language) : `${labelOf(first, field, language)} › ${below}`;
}
