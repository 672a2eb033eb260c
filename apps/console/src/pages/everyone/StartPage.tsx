import { ShopOutlined, VideoCameraOutlined } from '@ant-design/icons';
import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageHeader } from '../../components/PageHeader.tsx';
import { BecomeCreatorForm } from '../../features/account/BecomeCreatorForm.tsx';
import { OpenShopForm } from '../../features/account/OpenShopForm.tsx';
import { useMe } from '../../session/use-session.ts';

/** For a person without a hat, or who wants one more. */
export default function StartPage() {
  const { t } = useTranslation();
  const me = useMe();
  if (!me.data) return null;
  return (
    <>
      <PageHeader title={t('start.title')} intro={t('start.intro', { name: me.data.nickname })} />
      <div className="start">
        <Card>
          <h2 className="card-title">
            <ShopOutlined className="bad" /> {t('start.shopTitle')}
          </h2>
          <p className="card-note">{t('start.shopText')}</p>
          <OpenShopForm />
        </Card>
        <Card>
          <h2 className="card-title">
            <VideoCameraOutlined className="bad" /> {t('start.creatorTitle')}
          </h2>
          <p className="card-note">{t('start.creatorText')}</p>
          {me.data.creator === null ? (
            <BecomeCreatorForm />
          ) : (
            <>
              <p>{t('start.alreadyCreator')}</p>
              <Link to="/creator">{t('start.toCreator')}</Link>
            </>
          )}
        </Card>
      </div>
    </>
  );
}
