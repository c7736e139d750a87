import { describe, expect, test } from 'vitest';
import { createRandom } from '../../core/numerics/index.ts';
import { neutralTexts } from '../../core/planted/index.ts';
import type { MeasuredText } from '../measure.ts';
import { leakageMeasures } from './leakage.ts';

const samples = Array.from({ length: 50 }, (_, at) => neutralTexts(at, 3));
const ownWords = neutralTexts(500, 50);

function asked(text: string, known: readonly string[], brief = 'Write of the ferry.'): MeasuredText {
  const task = { id: 't', person: 'ada', register: 'post', brief, words: 100 };
  return { person: 'ada', task, target: '', text, samples: known };
}

async function measured(name: string, text: MeasuredText): Promise<number | null> {
  const measure = leakageMeasures.find((one) => one.name === name);
  if (measure === undefined) throw new Error(`no measure ${name}`);
  return (await measure.open({ people: [], outsidersOf: () => [], judge: null, seed: 1 }))(text);
}

/** Every fourth word gives way to another one, so that no five words in a row are left. */
function paraphrased(text: string): string {
  return text
    .split(' ')
    .map((word, at) => (at % 4 === 3 ? `otherwise${at}` : word))
    .join(' ');
}

describe('E9: a text', () => {
  test('that repeats twelve words of a sample is flagged, in each of 50 cases, wherever they stand and in whatever case', async () => {
    const random = createRandom(8);
    const flags = await Promise.all(
      samples.map((known, at) => {
        const words = (known[random.integer(known.length)] ?? '').replaceAll('\n', ' ').split(' ').filter(Boolean);
        const start = random.integer(words.length - 12);
        const copied = words
          .slice(start, start + 12)
          .join(' ')
          .toUpperCase();
        return measured('copies', asked(`${paraphrased(ownWords[at] ?? '')} ${copied}`, known));
      }),
    );

    expect(flags).toEqual(Array.from({ length: 50 }, () => 1));
  });

  test('that says a sample in other words is never flagged, in none of 50 cases', async () => {
    const flags = await Promise.all(
      samples.map((known) => measured('copies', asked(paraphrased(known[0] ?? ''), known))),
    );

    expect(flags).toEqual(Array.from({ length: 50 }, () => 0));
  });

  test('may repeat what the brief says: only runs of eight words still count', async () => {
    const words = 'the ferry to the island leaves at noon and the last boat comes back before dark';
    const known = [`${words} as always`];

    expect(await measured('longest-copy', asked(words, known, words))).toBe(0);
    expect(await measured('longest-copy', asked(words, known))).toBe(16);
    expect(await measured('copied-8-grams', asked(words, known, words))).toBe(1);
  });

  test('of fewer than eight words has no 8-word runs', async () => {
    expect(await measured('copied-8-grams', asked('The ferry leaves.', ['The ferry leaves.']))).toBeNull();
  });
});
