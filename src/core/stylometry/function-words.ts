import { phraseFeatures } from './phrase-features.ts';
import { wordFeatures } from './word-features.ts';

/** Words that say how, not what: those of the catalogue's lists of function words, with contractions. The lists alone are read: who masks needs no catalogue. */
export const functionWords: ReadonlySet<string> = new Set(
  [...wordFeatures, ...phraseFeatures]
    .filter(({ family }) => family === 'function-word' || family === 'word-group' || family === 'opener')
    .flatMap(({ match }) => (match.by === 'word' || match.by === 'opener' ? match.words : [])),
);
