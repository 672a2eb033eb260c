// The colours of tokens.css for places that need values instead of variables (chart options, component-library themes).
export const colours = {
  vermilion: '#e5432d',
  vermilionText: '#c4301b',
  persimmon: '#ff7a45',
  jade: '#0e9f6e',
  jadeText: '#0b7a55',
  amber: '#f5a524',
  ink: '#1c2024',
  ink2: '#5b6168',
  ink3: '#9aa1a9',
  paper: '#fff9f4',
  surface: '#ffffff',
  surface2: '#f7f3ee',
  line: '#f0e9e2',
  night: '#0b0d10',
  night2: '#171a1f',
} as const;

export const radius = { control: 8, card: 12, sheet: 20 } as const;
export const sizes = [12, 14, 16, 20, 28] as const;
export const fontFamily =
  "-apple-system, BlinkMacSystemFont, 'PingFang SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Segoe UI', Roboto, sans-serif";
