import type { EChartsOption } from 'echarts';
import type { Mode } from '../../theme.ts';

export type Series = { key: string; name: string; values: readonly number[]; quiet?: boolean };

export type TrendInput = {
  days: readonly string[];
  series: readonly Series[];
  stacked: boolean;
  mode: Mode;
  /** How a value is written, with its unit. */
  write: (value: number) => string;
  /** The same, short enough for an axis. */
  writeShort: (value: number) => string;
  /** The smallest step an axis may have: one yuan, one order. */
  smallest: number;
};

const lineColours = ['#e5432d', '#f5a524', '#2f6fde', '#0e9f6e', '#9b6bdf', '#7d858e'];
const areaColours = ['#e5432d', '#ff9d75', '#ffc9b0', '#f5a524', '#2f6fde', '#9aa1a9'];
const inks = {
  light: { text: '#6a7179', line: '#eee7e0', quiet: '#c9c2ba', card: '#ffffff', ink: '#1c2024' },
  dark: { text: '#9aa1a9', line: '#2a2f36', quiet: '#4a525b', card: '#1f242a', ink: '#eceef0' },
} as const;

export function trendOption({
  days,
  series,
  stacked,
  mode,
  write,
  writeShort,
  smallest,
}: TrendInput): EChartsOption {
  const ink = inks[mode];
  const colours = stacked ? areaColours : lineColours;
  return {
    animationDuration: 250,
    aria: { enabled: true },
    grid: {
      left: 8,
      right: 12,
      top: 16,
      bottom: series.length > 1 ? 34 : 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    legend: {
      show: series.length > 1,
      bottom: 0,
      icon: 'roundRect',
      itemWidth: 10,
      itemHeight: 10,
      textStyle: { color: ink.text },
    },
    tooltip: {
      trigger: 'axis',
      backgroundColor: ink.card,
      borderColor: ink.line,
      textStyle: { color: ink.ink, fontSize: 12 },
      valueFormatter: (value) => (typeof value === 'number' ? write(value) : '—'),
    },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: days.map((day) => day.slice(5, 16)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: ink.line } },
      axisLabel: { color: ink.text },
    },
    yAxis: {
      type: 'value',
      minInterval: smallest,
      splitLine: { lineStyle: { color: ink.line } },
      axisLabel: { color: ink.text, formatter: writeShort },
    },
    series: series.map((one, index) => {
      const colour = one.quiet ? ink.quiet : (colours[index % colours.length] ?? ink.text);
      return {
        type: 'line' as const,
        name: one.name,
        data: [...one.values],
        showSymbol: days.length < 3,
        symbolSize: 6,
        color: colour,
        lineStyle: {
          width: stacked ? 0 : 2,
          color: colour,
          type: one.quiet ? ('dashed' as const) : ('solid' as const),
        },
        ...(stacked ? { stack: 'all', areaStyle: { color: colour, opacity: 0.85 } } : {}),
        ...(!stacked && index === 0 ? { areaStyle: { color: colour, opacity: 0.08 } } : {}),
      };
    }),
  };
}
