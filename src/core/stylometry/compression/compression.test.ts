import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../numerics/seeded-random.ts';
import { codeLength, partialMatching } from './code-length.ts';
import { compressionDistances } from './compression-distance.ts';

const prose = (subject: string, from: number, count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `On day ${from + at} the ${subject} came to the house and I wrote it down. `,
  ).join('');

/** Plain words in a drawn order: text that does not repeat itself sentence by sentence. */
function drawnText(words: readonly string[], count: number, seed: number): string {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => words[random.integer(words.length)] ?? '').join(' ');
}

/** Two hundred words of syllables that belong to one vocabulary. */
function vocabulary(seed: number): readonly string[] {
  const random = createRandom(seed);
  const syllables = Array.from({ length: 40 }, () =>
    ['bdfgklmnprstvz', 'aeiou', 'lmnrst'].map((letters) => letters[random.integer(letters.length)]).join(''),
  );
  return Array.from({ length: 200 }, () => random.choose(syllables, 1 + random.integer(3)).join(''));
}

const letter = `Dear Maud, the roof over the workshop gave way on Sunday, just after the rain had stopped. Nobody was hurt, though
Piet lost his second-best ladder and has spoken of little else. We moved the lathe under the stairs; it fits if you breathe in. I think we
should ask your cousin about slates before the month is out. She knows a man, she always does! Would you mind writing to her yourself? My own
letters seem to make her cross. The hens send their love, or would, if hens did. Yours as ever, Joost.`;

const fishing = vocabulary(20);
const baking = vocabulary(21);

describe('code length', () => {
  test('is that of the method, counted by hand', () => {
    // a: 8 bits, nothing is known. b: escape from one symbol seen once (1 bit), then one of 255. a: order 0 has a and b once each, 1/4.
    expect(codeLength('a')).toBeCloseTo(8, 12);
    expect(codeLength('ab')).toBeCloseTo(8 + 1 + Math.log2(255), 12);
    expect(codeLength('aba')).toBeCloseTo(8 + 1 + Math.log2(255) + 2, 12);
  });

  test('equals a model kept in plain maps, on random texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', 'é'), maxLength: 120 }), (text) => {
        expect(codeLength(text)).toBeCloseTo(plainCodeLength(text), 6);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  test('rises with every byte and learns what repeats', () => {
    const text = prose('postman', 1, 20);
    const model = partialMatching();

    const first = model.read(text);
    const second = model.read(text);

    expect(first / text.length).toBeLessThan(2);
    expect(second).toBeLessThan(first / 2);
  });

  test('of nothing is nothing', () => {
    expect(codeLength('')).toBe(0);
  });
});

describe('distances', () => {
  test('are small for a text and itself, larger for a like and largest for an unlike one', () => {
    const text = drawnText(fishing, 200, 1);

    const itself = compressionDistances(text, text);
    const like = compressionDistances(text, drawnText(fishing, 200, 2));
    const unlike = compressionDistances(text, drawnText(baking, 200, 3));

    for (const name of ['ncd', 'cbc'] as const) {
      expect(itself[name]).toBeLessThan(0.5);
      expect(itself[name]).toBeLessThan(like[name]);
      expect(like[name]).toBeLessThan(unlike[name]);
    }
  });

  test('are near 0 for prose and itself', () => {
    expect(compressionDistances(letter, letter).ncd).toBeLessThan(0.3);
    expect(compressionDistances(letter, letter.toUpperCase()).ncd).toBeGreaterThan(0.9);
  });

  test('are symmetric and finite for any two texts', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('', ' ', '...', 'word', '\u0000', 'a'.repeat(300)),
    );
    fc.assert(
      fc.property(text, text, (a, b) => {
        const one = compressionDistances(a, b);

        expect(compressionDistances(b, a)).toEqual(one);
        expect(one.ncd).toBeGreaterThanOrEqual(-0.05);
        expect(one.ncd).toBeLessThan(2);
        expect(Number.isFinite(one.cbc)).toBe(true);
      }),
      { seed: 7, numRuns: 1000 },
    );
  });

  test('of empty texts are 0, of an empty and another text 1', () => {
    expect(compressionDistances('', '')).toEqual({ ncd: 0, cbc: 0 });
    expect(compressionDistances('', 'text')).toEqual({ ncd: 1, cbc: 1 });
  });

  test('take a megabyte', () => {
    const long = drawnText(fishing, 150_000, 4);

    expect(long.length).toBeGreaterThan(800_000);
    expect(codeLength(long) / long.length).toBeLessThan(2.5);
  });
});

/** Method C with exclusion and update of the contexts tried, from the definition: strings as contexts, maps as counts. */
function plainCodeLength(text: string): number {
  const bytes = [...new TextEncoder().encode(text)];
  const contexts = new Map<string, Map<number, number>>();
  let bits = 0;
  bytes.forEach((symbol, at) => {
    const barred = new Set<number>();
    const visited: Map<number, number>[] = [];
    let coded = false;
    for (let size = Math.min(5, at); size >= 0 && !coded; size -= 1) {
      const name = `${bytes.slice(at - size, at).join(',')}/${size}`;
      const counts = contexts.get(name) ?? new Map<number, number>();
      contexts.set(name, counts);
      visited.push(counts);
      const open = [...counts].filter(([other]) => !barred.has(other));
      const total = open.reduce((sum, [, count]) => sum + count, 0) + open.length;
      if (open.length === 0) continue;
      const own = counts.get(symbol);
      coded = own !== undefined;
      bits -= Math.log2((own ?? open.length) / total);
      for (const [other] of open) barred.add(other);
    }
    if (!coded) bits += Math.log2(256 - barred.size);
    for (const counts of visited) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  });
  return bits;
}
