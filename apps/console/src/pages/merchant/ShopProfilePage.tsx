import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Body, Reply } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { asTyped, bilingual, BilingualField, type Bilingual } from '../../components/form/BilingualField.tsx';
import { FormErrors } from '../../components/form/FormErrors.tsx';
import { OnePicture } from '../../components/form/OnePicture.tsx';
import { RegionField } from '../../components/form/RegionField.tsx';
import { picked } from '../../components/form/rules.ts';
import { useFormFaults } from '../../components/form/use-form-faults.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useAct } from '../../components/use-act.ts';
import { shopKinds } from '../../session/shop-kinds.ts';
import { useHat, useShopId } from '../../session/hat-context.ts';
import { allows } from '../../session/hats.ts';
import { meKey } from '../../session/use-session.ts';
import { Tone } from '../../components/Tone.tsx';

type Profile = Reply<'GET /shops/:shopId/profile'>;
type Values = { name: Bilingual; intro: Bilingual; kind: Profile['kind']; regionCode: string };

const stateTones: Record<Profile['state'], Tone> = {
  pending: 'wait',
  approved: 'good',
  rejected: 'bad',
  suspended: 'bad',
};

export default function ShopProfilePage() {
  const { t } = useTranslation();
  const shopId = useShopId();
  const profile = useQuery({
    queryKey: ['shop', shopId, 'profile'],
    queryFn: () => call('GET /shops/:shopId/profile', { params: { shopId } }),
  });
  return (
    <Loaded query={profile}>
      {(data) => (
        <>
          <PageHeader
            title={t('nav.shop')}
            tags={<Tone is={stateTones[data.state]}>{t(`shop.state.${data.state}`)}</Tone>}
          />
          <ProfileForm shopId={shopId} profile={data} />
        </>
      )}
    </Loaded>
  );
}

function ProfileForm({ shopId, profile }: { shopId: string; profile: Profile }) {
  const { t } = useTranslation();
  const mayChange = allows(useHat(), 'shop.profile');
  const [logo, setLogo] = useState<{ key: string; url: string }>();
  const faults = useFormFaults();
  const refresh = [['shop', shopId, 'profile'], meKey];
  const save = useAct({
    act: (values: Values) => {
      const body: Body<'PATCH /shops/:shopId/profile'> = {
        ...values,
        name: bilingual(values.name),
        intro: bilingual(values.intro),
        ...(logo === undefined ? {} : { logoKey: logo.key }),
      };
      return call('PATCH /shops/:shopId/profile', { params: { shopId }, body });
    },
    refresh,
    done: t('state.saved'),
    quiet: true,
  });
  const resubmit = useAct({
    act: () => call('POST /shops/:shopId/submission', { params: { shopId } }),
    refresh,
    done: t('start.shopOpened'),
  });
  return (
    <Card className="narrow-card">
      {profile.reason !== null && (
        <Alert
          type="error"
          showIcon
          className="form-errors"
          title={t(profile.state === 'suspended' ? 'shop.suspendedBecause' : 'shop.rejectedBecause')}
          description={profile.reason}
          {...(profile.state === 'rejected' && mayChange
            ? {
                action: (
                  <Button loading={resubmit.isPending} onClick={() => resubmit.mutate()}>
                    {t('shop.resubmit')}
                  </Button>
                ),
              }
            : {})}
        />
      )}
      <FormErrors {...faults.props} />
      <Form
        layout="vertical"
        disabled={!mayChange}
        initialValues={{ ...profile, name: asTyped(profile.name), intro: asTyped(profile.intro) }}
        onFinish={faults.onFinish((values: Values) => save.mutate(values, { onError: faults.onRefused }))}
        onFinishFailed={faults.onFinishFailed}
      >
        <Form.Item label={t('shop.logo')}>
          <OnePicture
            url={logo?.url ?? profile.logoUrl}
            label={t('shop.logo')}
            onUploaded={({ key, smallUrl }) => setLogo({ key, url: smallUrl })}
          />
        </Form.Item>
        <BilingualField name="name" label={t('start.shopName')} max={30} />
        <BilingualField name="intro" label={t('start.shopIntro')} max={500} long />
        <Form.Item name="kind" label={t('shop.kind')} rules={[picked(t('shop.kind'))]}>
          <Select options={shopKinds.map((kind) => ({ value: kind, label: t(`shop.kinds.${kind}`) }))} />
        </Form.Item>
        <Form.Item name="regionCode" label={t('shop.region')} rules={[picked(t('shop.region'))]}>
          <RegionField />
        </Form.Item>
        {mayChange && (
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('action.save')}
          </Button>
        )}
      </Form>
    </Card>
  );
}
