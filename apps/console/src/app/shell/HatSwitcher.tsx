import { CheckOutlined, DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Hat } from '../../session/hats.ts';
import { Tone } from '../../components/Tone.tsx';

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
        {other.name} <Tone is="quiet">{t(`brand.${other.area}`)}</Tone>
      </span>
    ),
  }));
  const face = (
    <span className="brand">
      <img src="/console/icon.svg" alt="" width={28} height={28} />
      {!collapsed && (
        <span className="brand-words">
          <strong>{hat.name}</strong>
          <small>
            {t('brand.name')} · {t(`brand.${hat.area}`)}
          </small>
        </span>
      )}
    </span>
  );
  if (hats.length < 2) return <div className="hat">{face}</div>;
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => void navigate(key) }}>
      <Button type="text" className="hat">
        {face}
        <span className="sr-only">
          {collapsed && hat.name} {t('switchHat')}
        </span>
        {!collapsed && <DownOutlined className="hat-arrow" />}
      </Button>
    </Dropdown>
  );
}
