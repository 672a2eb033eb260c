import { Form, Slider } from 'antd';
import { useTranslation } from 'react-i18next';
import { picked } from '../../components/form/rules.ts';
import { BudgetSelect } from './BudgetSelect.tsx';

/** Who pays what the platform promises, and out of which budget. */
export function Payers() {
  const { t } = useTranslation();
  const share: number = Form.useWatch('platformShare') ?? 100;
  return (
    <>
      <Form.Item
        name="platformShare"
        label={t('marketing.platformShare')}
        extra={t('marketing.platformShareHint')}
      >
        <Slider
          min={0}
          max={100}
          marks={{ 0: '0%', 50: '50%', 100: '100%' }}
          ariaLabelForHandle={t('marketing.platformShare')}
        />
      </Form.Item>
      <Form.Item
        name="budgetId"
        label={t('marketing.budget')}
        extra={t('marketing.budgetHint')}
        rules={share > 0 ? [picked(t('marketing.budget'))] : []}
      >
        <BudgetSelect />
      </Form.Item>
    </>
  );
}
