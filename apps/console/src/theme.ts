import { colours, radius } from '@jishi/ui/tokens.ts';
import { theme, type ThemeConfig } from 'antd';

/**
 * antd themed from the house's tokens. Text tones are the `*-text` tokens, and filled controls a slightly deeper
 * vermilion: white on #e5432d reaches only 4.1:1, on #d0361f it is 4.9:1 (WCAG AA).
 */
const deep = { action: '#d0361f', workshop: '#f6f3ef', quiet: '#646b72' } as const;

const shared: ThemeConfig['token'] = {
  // A variable, because English wants Latin fonts first (styles/base.css).
  fontFamily: 'var(--font)',
  fontSize: 14,
  borderRadius: radius.control,
  borderRadiusLG: radius.card,
  motionDurationMid: '0.18s',
  motionDurationSlow: '0.24s',
};

const light: ThemeConfig = {
  algorithm: theme.defaultAlgorithm,
  token: {
    ...shared,
    colorPrimary: deep.action,
    colorLink: colours.vermilionText,
    colorSuccess: colours.jade,
    colorSuccessBg: '#e7f7f0',
    colorSuccessBorder: '#a9e3cb',
    colorSuccessText: colours.jadeText,
    colorWarning: colours.amber,
    colorWarningText: '#8a5a00',
    colorError: '#C8261B',
    colorInfo: '#2F6FDE',
    colorText: colours.ink,
    colorTextSecondary: colours.ink2,
    colorTextTertiary: deep.quiet,
    colorTextQuaternary: deep.quiet,
    colorTextPlaceholder: deep.quiet,
    colorTextDescription: deep.quiet,
    colorTextDisabled: deep.quiet,
    colorBgLayout: deep.workshop,
    colorBorderSecondary: '#ece7e1',
    colorSplit: '#F0EBE5',
  },
  components: {
    Menu: {
      itemSelectedBg: '#ffe9e2',
      itemSelectedColor: '#B02A15',
      itemHoverBg: '#F7F3EE',
      itemBorderRadius: 8,
    },
    Table: { headerBg: '#FAF8F5', headerColor: colours.ink2, rowHoverBg: '#FCFAF7' },
    Tabs: { itemSelectedColor: colours.vermilionText, itemHoverColor: colours.vermilionText },
    Layout: { siderBg: '#FFFFFF', bodyBg: deep.workshop },
  },
};

const dark: ThemeConfig = {
  algorithm: theme.darkAlgorithm,
  token: {
    ...shared,
    colorPrimary: '#E5432D',
    colorLink: '#FF8A6B',
    colorSuccess: '#14B881',
    colorSuccessText: '#3FD09F',
    colorWarning: colours.amber,
    colorWarningText: '#F7BC57',
    colorError: '#FF7565',
    colorErrorText: '#FF8878',
    colorInfo: '#5B93F5',
    colorText: '#ECEEF0',
    colorTextSecondary: '#B4BBC2',
    colorTextTertiary: '#9BA3AB',
    colorTextQuaternary: '#8D959D',
    colorTextPlaceholder: '#8D959D',
    colorTextDescription: '#9BA3AB',
    colorTextDisabled: '#8D959D',
    colorBgLayout: '#0f1216',
    colorBgContainer: colours.night2,
    colorBgElevated: '#1F242A',
    colorBorder: '#3A4149',
    colorBorderSecondary: '#2a2f36',
    colorSplit: '#2a2f36',
  },
  components: {
    Menu: {
      itemBg: 'transparent',
      itemSelectedBg: '#3A1D17',
      itemSelectedColor: '#FF9B80',
      itemHoverBg: '#22272D',
      itemBorderRadius: 8,
      subMenuItemBg: 'transparent',
    },
    Table: { headerBg: '#1D2227', rowHoverBg: '#1D2227' },
    Tabs: { itemSelectedColor: '#FF8A6B', itemHoverColor: '#FF8A6B', inkBarColor: '#FF8A6B' },
    Layout: { siderBg: colours.night2, bodyBg: '#0f1216' },
  },
};

export type Mode = 'light' | 'dark';

export const themes: Record<Mode, ThemeConfig> = { light, dark };
