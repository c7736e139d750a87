import { featureDefinitions } from './feature-definitions.ts';

/** Words that say how, not what: those of the catalogue's lists of function words, with contractions. */
export const functionWords: ReadonlySet<string> = new Set(
  featureDefinitions
    .filter(({ family }) => family === 'function-word' || family === 'word-group' || family === 'opener')
    .flatMap(({ match }) => (match.by === 'word' || match.by === 'opener' ? match.words : [])),
);
