import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';

/** How a figure is counted; one press away from every figure. */
export function Definition({ name, text }: { name: string; text: string }) {
  const { t } = useTranslation();
  return (
    <Popover trigger={['click', 'hover']} title={name} content={<div className="definition">{text}</div>}>
      <Button
        type="text"
        size="small"
        className="definition-button"
        icon={<QuestionCircleOutlined />}
        aria-label={t('chart.definition', { name })}
      />
    </Popover>
  );
}
