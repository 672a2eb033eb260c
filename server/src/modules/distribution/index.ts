export { averageTerms, insertImpressions, sourcesOf, type Impression } from './distribution.sql.ts';
export { rank, type Source, type TermName } from './rank.ts';
export { termWords } from './words.ts';
