import { Button, Card, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { OnePicture } from '../../components/form/OnePicture.tsx';
import { atMost, required } from '../../components/form/rules.ts';
import { useAct } from '../../components/use-act.ts';
import { meKey, type Me } from '../../session/use-session.ts';

export function ProfileCard({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [picture, setPicture] = useState<{ key: string; url: string }>();
  const save = useAct({
    act: ({ nickname }: { nickname: string }) =>
      call('PATCH /me', {
        body: { nickname: nickname.trim(), ...(picture === undefined ? {} : { avatarKey: picture.key }) },
      }),
    refresh: [meKey],
    done: t('state.saved'),
  });
  return (
    <Card>
      <h2 className="card-title">{t('me.profile')}</h2>
      <Form
        layout="vertical"
        initialValues={{ nickname: me.nickname }}
        onFinish={(values: { nickname: string }) => save.mutate(values)}
      >
        <Form.Item label={t('me.picture')}>
          <OnePicture
            url={picture?.url ?? me.avatarUrl}
            label={t('me.picture')}
            onUploaded={({ key, smallUrl }) => setPicture({ key, url: smallUrl })}
          />
        </Form.Item>
        <Form.Item name="nickname" label={t('me.name')} rules={[required(t('me.name')), atMost(20)]}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item label={t('me.phone')}>
          <span className="tabular">{me.phoneMasked}</span>
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('me.saveProfile')}
        </Button>
      </Form>
    </Card>
  );
}
