import type { Body } from '@jishi/wire';

export const shopKinds: readonly Body<'POST /shops'>['kind'][] = [
  'brand',
  'factory',
  'co-operative',
  'dock',
  'specialist',
  'maker',
];
