import type { Dictionary } from '../dictionary.ts';
import type { chart as zh } from '../zh/chart.ts';

export const chart: Dictionary<typeof zh> = {
  view: 'Chart or table',
  chart: 'Show as a chart',
  table: 'Show as a table',
  day: 'Day',
  nothing: 'No data in this period yet',
  nothingHint: 'The curve appears after the first one.',
  aria: '{{title}}, a line chart of {{days}} days; switch to the table to read each day',
  definition: 'How “{{name}}” is counted',
  vsYesterday: 'vs yesterday by now',
  vsLastWeek: 'vs last week by now',
  period: 'Period',
  days_one: '{{count}} day',
  days_other: '{{count}} days',
};
