import { Button, Card, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { asTyped, bilingual, BilingualField, type Bilingual } from '../../components/form/BilingualField.tsx';
import { FormErrors } from '../../components/form/FormErrors.tsx';
import { OnePicture } from '../../components/form/OnePicture.tsx';
import { useFormFaults } from '../../components/form/use-form-faults.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useAct } from '../../components/use-act.ts';
import { meKey, useMe } from '../../session/use-session.ts';

type Values = { name: Bilingual; bio: Bilingual };

export default function CreatorProfilePage() {
  const { t } = useTranslation();
  const creator = useMe().data?.creator;
  const [picture, setPicture] = useState<{ key: string; url: string }>();
  const faults = useFormFaults();
  const save = useAct({
    act: ({ name, bio }: Values) =>
      call('PATCH /me/creator', {
        body: {
          name: bilingual(name),
          bio: bilingual(bio),
          ...(picture === undefined ? {} : { avatarKey: picture.key }),
        },
      }),
    refresh: [meKey],
    done: t('state.saved'),
    quiet: true,
  });
  if (!creator) return null;
  return (
    <>
      <PageHeader title={t('nav.creatorProfile')} intro={t('videos.profileIntro')} />
      <Card className="narrow-card">
        <FormErrors {...faults.props} />
        <Form
          layout="vertical"
          initialValues={{ name: asTyped(creator.name), bio: asTyped(creator.bio) }}
          onFinish={faults.onFinish((values: Values) => save.mutate(values, { onError: faults.onRefused }))}
          onFinishFailed={faults.onFinishFailed}
        >
          <Form.Item label={t('me.picture')}>
            <OnePicture
              url={picture?.url ?? creator.avatarUrl}
              label={t('me.picture')}
              onUploaded={({ key, smallUrl }) => setPicture({ key, url: smallUrl })}
            />
          </Form.Item>
          <BilingualField name="name" label={t('start.creatorName')} max={30} />
          <BilingualField name="bio" label={t('start.creatorIntro')} max={300} long />
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('action.save')}
          </Button>
        </Form>
      </Card>
    </>
  );
}
