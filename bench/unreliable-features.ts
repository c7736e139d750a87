import { features } from '../src/core/stylometry/feature-catalogue.ts';
import type { PeopleCorpus } from './people-of-corpus.ts';

/** Corpora keep neither runs of spaces nor typographic quotes, and masks such as [URL] put brackets in. */
const neverKept = ['curly-marks', 'double-spaces', 'double-space-after-sentence', 'square-brackets'];
const letterForm = features.flatMap(({ id, family }) => (family === 'greeting' || family === 'closing' ? [id] : []));
const layout = [
  'list-lines',
  'open-lines',
  'lower-case-lines',
  'uses-list',
  'one-paragraph',
  'words-per-paragraph',
  'sentences-per-paragraph',
  'paragraphs-per-text',
  'one-sentence-paragraphs',
  'paragraphs-ending-in-exclamation',
];
const endings = ['ends-with-question', 'ends-with-exclamation', 'ends-without-mark', 'postscript'];

/** What each corpus shows as its makers left it, not as people write (scripts/build-background.ts): nothing is claimed of it. */
export const notKept: Readonly<Record<PeopleCorpus['name'], readonly string[]>> = {
  news: [...neverKept, ...letterForm, 'postscript'],
  post: [...neverKept, ...letterForm, ...layout, 'words-per-text', 'postscript'],
  email: [...neverKept, ...letterForm, ...layout, ...endings],
};
