import { Tag } from 'antd';
import type { ReactNode } from 'react';

export type Tone = 'good' | 'wait' | 'bad' | 'info' | 'quiet';

/** A state in one word, in a tone of the house; each is readable (AA) on its tint in both themes. */
export function Tone({ is, children }: { is: Tone; children: ReactNode }) {
  return <Tag className={`tone tone-${is}`}>{children}</Tag>;
}
