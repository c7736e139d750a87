import { createRandom, type SeededRandom } from '../../numerics/seeded-random.ts';

export interface FixtureWriter {
  readonly author: string;
  readonly texts: readonly string[];
}

/** Made-up writers: each takes words and marks of one common stock at rates of their own, so that only habit tells them apart. */
export function fixtureWriters(
  count: number,
  { texts, words, seed }: { readonly texts: number; readonly words: number; readonly seed: number },
): readonly FixtureWriter[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, place) => {
    const rates = stock.map(() => (0.25 + random.next()) ** 2);
    const total = rates.reduce((sum, rate) => sum + rate, 0);
    const sentence = 6 + random.integer(14);
    const comma = 0.02 + random.next() * 0.12;
    return {
      author: `writer-${String(place).padStart(2, '0')}`,
      texts: Array.from({ length: texts }, () => writeText(random, { rates, total, sentence, comma, words })),
    };
  });
}

interface Habits {
  readonly rates: readonly number[];
  readonly total: number;
  readonly sentence: number;
  readonly comma: number;
  readonly words: number;
}

function writeText(random: SeededRandom, { rates, total, sentence, comma, words }: Habits): string {
  let text = '';
  let left = 0;
  for (let at = 0; at < words; at += 1) {
    const word = drawWord(random, rates, total);
    if (left === 0) {
      text += `${at === 0 ? '' : '. '}${word.charAt(0).toUpperCase()}${word.slice(1)}`;
      left = sentence - 3 + random.integer(7);
    } else {
      text += `${random.next() < comma ? ',' : ''} ${word}`;
      left -= 1;
    }
  }
  return `${text}.`;
}

function drawWord(random: SeededRandom, rates: readonly number[], total: number): string {
  let rest = random.next() * total;
  for (const [place, rate] of rates.entries()) {
    rest -= rate;
    if (rest < 0) return stock[place] ?? 'the';
  }
  return 'the';
}

const stock =
  'the of and to a in that it is was for on with as but not by at from they we which or an all when there if so more river bridge letter garden winter morning window table question answer walked carried thought seemed quickly perhaps however never always'.split(
    ' ',
  );
