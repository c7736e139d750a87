// How often countSyllables is right: `node scripts/measure-syllables.ts DICTIONARY FOLDER`, with the CMU Pronouncing Dictionary as text (cmudict.dict)
// and a folder of texts. Counted are the words that occur at least twice in the texts and once in the dictionary.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { countSyllables, tokenize } from '../src/stylometry.ts';

const [dictionary, folder] = process.argv.slice(2);
if (dictionary === undefined || folder === undefined) {
  console.error('measure-syllables: name the dictionary and the folder of texts.');
  process.exitCode = 2;
} else {
  console.log(JSON.stringify(measure(readPronunciations(dictionary), readFrequencies(folder)), null, 2));
}

/** By word the numbers of vowels with stress of its pronunciations. */
function readPronunciations(path: string): ReadonlyMap<string, ReadonlySet<number>> {
  const known = new Map<string, Set<number>>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [entry = '', ...sounds] = line.replace(/#.*/, '').trim().split(/\s+/);
    const word = entry.replace(/\(\d+\)$/, '');
    const counts = known.get(word) ?? new Set();
    known.set(word, counts.add(sounds.filter((sound) => /\d$/.test(sound)).length));
  }
  return known;
}

function readFrequencies(path: string): ReadonlyMap<string, number> {
  const frequencies = new Map<string, number>();
  for (const file of readdirSync(path).filter((name) => /\.(txt|jsonl)$/.test(name))) {
    const text = readFileSync(join(path, file), 'utf8');
    const texts = file.endsWith('.txt') ? [text] : text.split('\n').filter(Boolean).map(textOfRow);
    for (const { lower } of texts.flatMap((one) => tokenize(one).words)) {
      frequencies.set(lower, (frequencies.get(lower) ?? 0) + 1);
    }
  }
  return frequencies;
}

function textOfRow(row: string): string {
  const { text }: { readonly text?: unknown } = JSON.parse(row);
  return typeof text === 'string' ? text : '';
}

function measure(
  known: ReadonlyMap<string, ReadonlySet<number>>,
  frequencies: ReadonlyMap<string, number>,
): Readonly<Record<string, number>> {
  const words = [...frequencies].flatMap(([word, times]) => {
    const counts = known.get(word);
    const off =
      counts === undefined ? null : Math.min(...[...counts].map((one) => Math.abs(one - (countSyllables(word) ?? 0))));
    return off === null || times < 2 ? [] : [{ times, off }];
  });
  const occurrences = words.reduce((sum, { times }) => sum + times, 0);
  return {
    words: words.length,
    wordsRight: words.filter(({ off }) => off === 0).length / words.length,
    wordsRightWithinOne: words.filter(({ off }) => off <= 1).length / words.length,
    occurrences,
    occurrencesRight: words.filter(({ off }) => off === 0).reduce((sum, { times }) => sum + times, 0) / occurrences,
  };
}
