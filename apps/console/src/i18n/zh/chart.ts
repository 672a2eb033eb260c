export const chart = {
  view: '图或表',
  chart: '看图',
  table: '看表',
  day: '日期',
  nothing: '这段时间还没有数据',
  nothingHint: '有了第一笔之后，这里会出现曲线。',
  aria: '{{title}}，{{days}} 天的折线图；切换到表可以逐日查看',
  definition: '“{{name}}”怎么算',
  vsYesterday: '比昨日同时段',
  vsLastWeek: '比上周同时段',
  period: '时间范围',
  days_other: '近 {{count}} 天',
};
