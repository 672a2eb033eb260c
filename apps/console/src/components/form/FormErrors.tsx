import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';

export type FieldFault = { name: (string | number)[]; text: string };

type Props = { faults: readonly FieldFault[]; refused?: string | undefined };

/** All that is wrong, at the top, each with a way to its field; and what the server refused. */
export function FormErrors({ faults, refused }: Props) {
  const { t } = useTranslation();
  if (faults.length === 0 && refused === undefined) return null;
  const list = (
    <ul className="fault-list">
      {faults.map((fault) => (
        <li key={fault.name.join('.')}>
          <a
            href={`#${fault.name.join('_')}`}
            onClick={(event) => {
              event.preventDefault();
              goTo(fault.name.join('_'));
            }}
          >
            {fault.text}
          </a>
        </li>
      ))}
    </ul>
  );
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="form-errors"
      title={refused ?? t('form.fixThese', { count: faults.length })}
      {...(faults.length > 0 ? { description: list } : {})}
    />
  );
}

function goTo(id: string) {
  const field = document.getElementById(id);
  field?.scrollIntoView({ behavior: 'smooth', block: 'center' });
  field?.focus({ preventScroll: true });
}
