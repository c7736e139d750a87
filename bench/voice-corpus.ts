import { readFile } from 'node:fs/promises';
import { createRandom } from '../src/core/numerics/index.ts';
import { cutAtSentence } from '../src/core/stylometry/cut-at-sentence.ts';
import { tokenize } from '../src/core/stylometry/index.ts';

/** What one person's texts are used for. No text stands in two places. */
export interface VoicePerson {
  readonly author: string;
  /** The profile is learned from these. */
  readonly learn: readonly string[];
  /** The real texts whose briefs are the tasks: the ceiling. */
  readonly tasks: readonly string[];
  /** The verifier is fitted on these; no method sees them. */
  readonly verify: readonly string[];
}

export interface VoiceCorpus {
  readonly name: string;
  readonly register: string;
  /** Everybody the verifier knows; only `written` are written for. */
  readonly people: readonly VoicePerson[];
  readonly written: readonly VoicePerson[];
}

export interface VoiceCorpusOptions {
  readonly name: string;
  readonly register: string;
  readonly path: URL;
  /** What is learned and what is written is cut at the sentence end after so many words, as long texts take long; null takes them whole. */
  readonly cutWords: number | null;
  readonly people: number;
  readonly tasks: number;
  readonly seed: number;
}

const learnTexts = 10;
const longestTask = 160;

/** Splits a corpus by person; written-for people are drawn from those whose texts are in no shipped background (odd places in sorted order). */
export async function readVoiceCorpus({
  name,
  register,
  path,
  cutWords,
  people: wanted,
  tasks,
  seed,
}: VoiceCorpusOptions): Promise<VoiceCorpus> {
  const rows = (await readFile(path, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly author: string; readonly text: string });
  const byAuthor = Map.groupBy(rows, ({ author }) => author);
  const authors = [...byAuthor.keys()].toSorted();
  const random = createRandom(seed);
  const cut = (text: string) => (cutWords === null ? text : cutAtSentence(tokenize(text), cutWords).original);
  const split = (author: string): VoicePerson => {
    const texts = random.shuffle((byAuthor.get(author) ?? []).map(({ text }) => text));
    const fits = (text: string) => wordsOf(cut(text)) >= 40 && wordsOf(cut(text)) <= longestTask;
    const task = texts.filter(fits).slice(0, tasks);
    const rest = texts.filter((text) => !task.includes(text));
    return { author, tasks: task.map(cut), learn: rest.slice(0, learnTexts).map(cut), verify: rest.slice(learnTexts) };
  };
  const people = authors.map(split);
  const candidates = people.filter(
    (person, index) => index % 2 === 1 && person.tasks.length === tasks && person.verify.length >= 5,
  );
  return { name, register, people, written: random.shuffle(candidates).slice(0, wanted) };
}

function wordsOf(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}
