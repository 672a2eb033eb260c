import { CopyOutlined } from '@ant-design/icons';
import { Alert, App, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';

export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const copy = () =>
    void navigator.clipboard.writeText(codes.join('\n')).then(() => message.success(t('me.copied')));
  return (
    <>
      <Alert type="warning" showIcon title={t('me.recovery')} description={t('me.recoveryText')} />
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code} className="mono">
            {code}
          </li>
        ))}
      </ul>
      <Flex gap={8}>
        <Button icon={<CopyOutlined />} onClick={copy}>
          {t('me.copyCodes')}
        </Button>
        <Button type="primary" onClick={onDone}>
          {t('me.recoveryDone')}
        </Button>
      </Flex>
    </>
  );
}
