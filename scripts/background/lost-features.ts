import { features } from '../../src/core/stylometry/feature-catalogue.ts';

// Groups of features that some corpora no longer show as people write, because their makers changed the texts.

/** Corpora keep neither runs of spaces nor typographic quotes, and masks such as [URL] put brackets in. */
export const neverKept = ['curly-marks', 'double-spaces', 'double-space-after-sentence', 'square-brackets'];

/** How letters open and close. */
export const letterForm = features.flatMap(({ id, family }) =>
  family === 'greeting' || family === 'closing' ? [id] : [],
);

/** How texts end. */
export const endings = ['ends-with-question', 'ends-with-exclamation', 'ends-without-mark', 'postscript'];

/** Lines, lists and paragraphs. */
export const layout = [
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
