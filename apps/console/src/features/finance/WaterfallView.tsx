import { formatMoney } from '@jishi/ui/format-money.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import type { EChartsOption } from 'echarts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMode } from '../../app/preferences.ts';
import { Amount } from '../../components/Amount.tsx';
import { EChart } from '../../components/chart/EChart.tsx';
import type { Waterfall } from './finance-source.ts';
import { kindWords } from './words.ts';

type Step = Waterfall['steps'][number];

/** From what the buyer paid to what is left, step by step: as a picture and as figures that add up. */
export function WaterfallView({ waterfall }: { waterfall: Waterfall }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="stack">
      <WaterfallChart steps={waterfall.steps} netFen={waterfall.netFen} />
      <Steps steps={waterfall.steps} netFen={waterfall.netFen} />
      {waterfall.lines.length > 1 &&
        waterfall.lines.map((line) => (
          <details key={line.billId}>
            <summary>
              {language === 'en' ? (line.titleEn ?? line.title) : line.title} · <Amount fen={line.netFen} />
            </summary>
            <Steps steps={line.steps} netFen={line.netFen} />
          </details>
        ))}
      <p className="quiet small">{t('finance.waterfallText')}</p>
    </div>
  );
}

function Steps({ steps, netFen }: { steps: readonly Step[]; netFen: number }) {
  const { t } = useTranslation();
  return (
    <dl className="facts money-facts">
      {steps.map(({ kind, amountFen }, index) => (
        <div key={index} className="contents">
          <dt>{kindWords(kind)}</dt>
          <dd>
            <Amount fen={amountFen} />
          </dd>
        </div>
      ))}
      <dt>
        <strong>{t('finance.net')}</strong>
      </dt>
      <dd>
        <strong>
          <Amount fen={netFen} />
        </strong>
      </dd>
    </dl>
  );
}

function WaterfallChart({ steps, netFen }: { steps: readonly Step[]; netFen: number }) {
  const { t } = useTranslation();
  const mode = useMode();
  const option = useMemo(
    () => waterfallOption(steps, netFen, t('finance.net'), mode === 'dark' ? '#eceef0' : '#1c2024'),
    [steps, netFen, mode, t],
  );
  const label = steps.map(({ kind, amountFen }) => `${kindWords(kind)} ${formatMoney(amountFen)}`).join('; ');
  return <EChart option={option} label={label} height={240} />;
}

/** Bars that hang where the one before ended: an invisible base below each visible step. */
function waterfallOption(steps: readonly Step[], netFen: number, net: string, ink: string): EChartsOption {
  const bars = steps.map(({ kind, amountFen, afterFen }) => ({
    name: kindWords(kind),
    base: Math.min(afterFen, afterFen - amountFen),
    size: Math.abs(amountFen),
    colour: amountFen >= 0 ? '#0e9f6e' : '#e5432d',
    amountFen,
  }));
  bars.push({
    name: net,
    base: Math.min(0, netFen),
    size: Math.abs(netFen),
    colour: '#2f6fde',
    amountFen: netFen,
  });
  return {
    grid: { left: 8, right: 8, top: 24, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: bars.map(({ name }) => name),
      axisLabel: { color: ink, interval: 0, hideOverlap: false, width: 72, overflow: 'break', fontSize: 11 },
    },
    yAxis: { type: 'value', show: false },
    series: [
      {
        type: 'bar',
        stack: 'all',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: bars.map(({ base }) => base),
      },
      {
        type: 'bar',
        stack: 'all',
        data: bars.map(({ size, colour }) => ({
          value: size,
          itemStyle: { color: colour, borderRadius: 3 },
        })),
        label: {
          show: true,
          position: 'top',
          color: ink,
          fontSize: 11,
          formatter: ({ dataIndex }) => formatMoney(bars[dataIndex]?.amountFen ?? 0),
        },
      },
    ],
  };
}
