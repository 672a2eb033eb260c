import type { Video } from '../types.ts';

/** How a film is written down; videos.ts makes a Video of it. */
export type VideoScript = {
  key: string;
  creator: string;
  caption: string;
  topics: string;
  products: readonly string[];
  seconds: number;
  scene: [kind: Video['scene']['kind'], stage: Video['scene']['stage'], palette: Video['scene']['palette']];
  look: string;
  props: string;
  person?: string;
  colour?: string;
};
