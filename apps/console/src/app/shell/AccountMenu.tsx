import {
  BgColorsOutlined,
  GlobalOutlined,
  LogoutOutlined,
  SafetyOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Avatar, Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { chooseLanguage } from '../../i18n/index.ts';
import { useSignOut } from '../../session/use-session.ts';
import { useThemeChoice, type ThemeChoice } from '../preferences.ts';

const themeChoices: ThemeChoice[] = ['light', 'dark', 'system'];

export function AccountMenu({ name, avatarUrl }: { name: string; avatarUrl: string | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const language = useLanguage();
  const [theme, chooseTheme] = useThemeChoice();
  const signOut = useSignOut();
  const items: MenuProps['items'] = [
    {
      key: 'account',
      icon: <SafetyOutlined />,
      label: t('account'),
      onClick: () => void navigate('/account'),
    },
    {
      key: 'start',
      icon: <SwapOutlined />,
      label: t('start.another'),
      onClick: () => void navigate('/start'),
    },
    {
      key: 'theme',
      icon: <BgColorsOutlined />,
      label: t('theme.label'),
      children: themeChoices.map((choice) => ({
        key: `theme-${choice}`,
        label: `${choice === theme ? '✓ ' : ''}${t(`theme.${choice}`)}`,
        onClick: () => chooseTheme(choice),
      })),
    },
    { type: 'divider' },
    { key: 'out', icon: <LogoutOutlined />, label: t('signOut'), onClick: () => signOut.mutate() },
  ];
  return (
    <>
      <Button
        type="text"
        icon={<GlobalOutlined />}
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => void chooseLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {language === 'zh' ? 'English' : '中文'}
      </Button>
      <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
        <Button type="text" className="account-button">
          <span className="sr-only">{t('account')}</span>
          <Avatar size={28} alt="" {...(avatarUrl === null ? {} : { src: avatarUrl })}>
            {[...name][0]}
          </Avatar>
          <span className="account-name">{name}</span>
        </Button>
      </Dropdown>
    </>
  );
}
