import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EnrolmentPanel } from './EnrolmentPanel.tsx';

/** The shops that take part in coupons, beside the list of coupons. */
export function EnrolmentButton({ batchId }: { batchId: string }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setShown(true)}>
        {t('enrolment.title')}
      </Button>
      <Drawer open={shown} size={760} title={t('enrolment.title')} onClose={() => setShown(false)}>
        {shown && <EnrolmentPanel offer={{ batchId }} />}
      </Drawer>
    </>
  );
}
