export { averageTerms, insertImpressions, sourcesOf, type Impression } from './distribution.sql.ts';
export { snapshots } from './snapshot.ts';
export { rank, type Source, type TermName } from './rank.ts';
export { termWords } from './words.ts';
