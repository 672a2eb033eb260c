import { Tone } from '../../components/Tone.tsx';
import type { Status } from './case-queries.ts';

const tones: Partial<Record<Status, Tone>> = { 10: 'wait', 12: 'bad', 20: 'bad', 60: 'good', 70: 'quiet' };

/** The official status, in the server's words. */
export function CaseStatus({ status, words }: { status: Status; words: string }) {
  return <Tone is={tones[status] ?? 'info'}>{words}</Tone>;
}
