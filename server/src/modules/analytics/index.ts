export { countSignals } from './count-signals.ts';
