import { CheckOutlined, DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Hat } from '../../session/hats.ts';

type Props = { hats: readonly Hat[]; hat: Hat; collapsed: boolean };

/** The brand with the hat one wears; with several hats it is also the way to change. */
export function HatSwitcher({ hats, hat, collapsed }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const items = hats.map((other) => ({
    key: other.base,
    icon: <CheckOutlined style={{ visibility: other.base === hat.base ? 'visible' : 'hidden' }} />,
    label: (
      <span className="hat-option">
        {other.name} <Tag>{t(`brand.${other.area}`)}</Tag>
      </span>
    ),
  }));
  const face = (
    <span className="brand">
      <img src="/console/icon.svg" alt="" width={28} height={28} />
      {!collapsed && (
        <span className="brand-words">
          <strong>{hat.name}</strong>
          <small>{t('brand.name')} · {t(`brand.${hat.area}`)}</small>
        </span>
      )}
    </span>
  );
  if (hats.length < 2) return <div className="hat">{face}</div>;
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => void navigate(key) }}>
      <Button type="text" className="hat" aria-label={`${t('switchHat')}: ${hat.name}`}>
        {face}
        {!collapsed && <DownOutlined className="hat-arrow" />}
      </Button>
    </Dropdown>
  );
}
