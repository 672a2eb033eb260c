import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useTranslation } from 'react-i18next';

type Props = {
  columns: readonly { key: string; title: string; always?: boolean }[];
  hidden: readonly string[];
  onChange: (hidden: readonly string[]) => void;
};

export function ColumnChoice({ columns, hidden, onChange }: Props) {
  const { t } = useTranslation();
  const toggle = (key: string) =>
    onChange(hidden.includes(key) ? hidden.filter((k) => k !== key) : [...hidden, key]);
  const choice = (
    <div className="column-choice">
      {columns
        .filter((column) => !column.always && column.title !== '')
        .map((column) => (
          <Checkbox
            key={column.key}
            checked={!hidden.includes(column.key)}
            onChange={() => toggle(column.key)}
          >
            {column.title}
          </Checkbox>
        ))}
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" title={t('table.columns')} content={choice}>
      <Button icon={<SettingOutlined />} aria-label={t('table.columns')} title={t('table.columns')} />
    </Popover>
  );
}
