import { endings, layout, letterForm, neverKept } from '../scripts/background/lost-features.ts';
import type { PeopleCorpus } from './people-of-corpus.ts';

/** What each corpus shows as its makers left it, not as people write (scripts/build-background.ts): nothing is claimed of it. */
export const notKept: Readonly<Record<PeopleCorpus['name'], readonly string[]>> = {
  news: [...neverKept, ...letterForm, 'postscript'],
  post: [...neverKept, ...letterForm, ...layout, 'words-per-text', 'postscript'],
  email: [...neverKept, ...letterForm, ...layout, ...endings],
};
