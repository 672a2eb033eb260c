import type { EChartsOption } from 'echarts';
import type { EChartsType } from 'echarts/core';
import { useEffect, useRef } from 'react';

type Props = { option: EChartsOption; label: string; height?: number };

/** ECharts comes in its own chunk, when the first chart is shown. */
export function EChart({ option, label, height = 260 }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const latest = useRef(option);
  latest.current = option;

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    let gone = false;
    const watch = new ResizeObserver(() => chart.current?.resize());
    void import('./echarts.ts').then(({ init }) => {
      if (gone) return;
      chart.current = init(element);
      chart.current.setOption(latest.current);
      watch.observe(element);
    });
    return () => {
      gone = true;
      watch.disconnect();
      chart.current?.dispose();
      chart.current = undefined;
    };
  }, []);
  useEffect(() => chart.current?.setOption(option, { notMerge: true }), [option]);

  return <div ref={frame} role="img" aria-label={label} style={{ height, width: '100%' }} />;
}
