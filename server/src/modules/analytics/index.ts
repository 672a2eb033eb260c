export { countSignals } from './count-signals.ts';
export { recordProductViews, recordVideoDays } from './record-days.ts';
