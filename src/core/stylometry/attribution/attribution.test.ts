import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../numerics/seeded-random.ts';
import { tokenize } from '../tokenize.ts';
import { type Attributor, fitAttributor, rankByAttributor } from './attributor.ts';
import { countRuns } from './count-runs.ts';
import { HashTable } from './hash-table.ts';
import { readText } from './read-text.ts';
import { familySets } from './run-families.ts';
import { countFamilies, fitRunSpace, runVectorizer, widthOf } from './run-space.ts';
import { openAttributor, saveAttributor } from './saved-attributor.ts';

const runFamilies = familySets.combined;

const nouns = 'kettle garden ladder window harbour letter engine pillow orchard bridge'.split(' ');

/** Three writers of the same things: Ada uses semicolons and "while", Bo dashes and "but", Cy short sentences and exclamation marks. */
const habits: Readonly<Record<string, (one: string, other: string) => string>> = {
  ada: (one, other) => `I went to see the ${one}; it was fine, while the ${other} was not. `,
  bo: (one, other) => `The ${one} is old - but then so is the ${other}, don't you think. `,
  cy: (one, other) => `What a ${one}! Look at the ${other}! Come soon. `,
};

function textBy(author: string, seed: number): string {
  const random = createRandom(seed);
  const noun = () => nouns[random.integer(nouns.length)] ?? '';
  return Array.from({ length: 6 }, () => habits[author]?.(noun(), noun()) ?? '').join('');
}

const training = ['ada', 'bo', 'cy'].flatMap((author, at) =>
  Array.from({ length: 6 }, (_, text) => ({ author, text: textBy(author, 10 * at + text) })),
);

function fitted(): Attributor {
  const outcome = fitAttributor(training, { seed: 1 });
  if (outcome.kind !== 'fitted') throw new Error(outcome.kind);
  return outcome.attributor;
}

describe('counting runs', () => {
  test('counts what plain strings count, family by family', () => {
    const text = "Don't stop: the cat, the cat!  It's 5.30 — I'd said so.";
    const characters = [...text.replace(/\s+/g, ' ')];
    const plain = new Map<string, number>();
    for (let at = 0; at + 3 <= characters.length; at += 1) {
      const gram = characters.slice(at, at + 3).join('');
      plain.set(gram, (plain.get(gram) ?? 0) + 1);
    }
    const [grams] = runFamilies;
    if (grams === undefined) throw new Error('no family');

    const { counts } = countRuns(readText(text), grams);

    expect([...counts].toSorted()).toEqual([...plain.values()].toSorted());
  });

  test('the skeleton and the setting do not see which nouns were used', () => {
    const topicless = runFamilies.filter(({ name }) => name === 'skeleton' || name === 'setting');
    const one = readText('The kettle is on; my garden waits.');
    const other = readText('The pillow is on; my ladder waits.');

    for (const family of topicless) expect(countRuns(one, family)).toEqual(countRuns(other, family));
    const words = runFamilies.filter(({ name }) => name === 'tokens-1');
    for (const family of words) expect(countRuns(one, family)).not.toEqual(countRuns(other, family));
  });

  test('the table keeps every key through growth, zero and the largest among them', () => {
    const key = fc.oneof(fc.constantFrom(0, 1, 0xffffffff), fc.integer({ min: 0, max: 0xffffffff }));
    fc.assert(
      fc.property(fc.array(key, { maxLength: 400 }), (keys) => {
        const table = new HashTable(1);
        const plain = new Map<number, number>();
        for (const one of keys) {
          table.add(one, 1);
          plain.set(one, (plain.get(one) ?? 0) + 1);
        }

        for (const one of keys) expect(table.get(one)).toBe(plain.get(one));
        const { keys: kept, values } = table.take();
        expect(new Map(Array.from(kept, (one, at) => [one, values[at] ?? 0]))).toEqual(plain);
        expect([table.size, table.get(keys[0] ?? 0)]).toEqual([0, 0]);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

describe('vectors', () => {
  test('have one place for each known run, ascending, and each family its share of length 1', () => {
    const counted = training.map(({ text }) => countFamilies(readText(text), 'combined'));
    const space = fitRunSpace(counted, 'combined');
    const vectorize = runVectorizer(space);

    const { indices, values } = vectorize(counted[0] ?? []);

    expect(indices).toEqual(indices.toSorted());
    expect(Math.max(...indices)).toBeLessThan(widthOf(space));
    expect(values.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 12);
    const first = space.families[0]?.keys.length ?? 0;
    const own = values.filter((_, at) => (indices[at] ?? 0) < first);
    const total = runFamilies.reduce((sum, { weight }) => sum + weight, 0);
    expect(own.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1 / total, 12);
    expect(vectorize(countFamilies(readText(''), 'combined'))).toEqual({
      indices: new Uint32Array(),
      values: new Float64Array(),
    });
  });
});

describe('attribution', () => {
  const attributor = fitted();

  test.each(['ada', 'bo', 'cy'])('knows the habits of %s in a text about other things', (author) => {
    const answer = rankByAttributor(attributor, textBy(author, 99));

    expect(answer).toMatchObject({ kind: 'ranked', ranking: [{ author }, {}, {}], tie: false, seed: 1 });
  });

  test('by characters alone keeps marks as they are typed', () => {
    const texts = training.map(({ author, text }) => ({
      author,
      text: author === 'bo' ? text.replaceAll("'", '\u2019') : text,
    }));

    const outcome = fitAttributor(texts, { seed: 1, families: 'characters' });

    if (outcome.kind !== 'fitted') throw new Error(outcome.kind);
    expect(openAttributor(saveAttributor(outcome.attributor))).toEqual({
      kind: 'opened',
      attributor: outcome.attributor,
    });
    const typed = rankByAttributor(outcome.attributor, 'So many things I don\u2019t, won\u2019t, can\u2019t do.');
    const straight = rankByAttributor(outcome.attributor, "So many things I don't, won't, can't do.");
    if (typed.kind !== 'ranked' || straight.kind !== 'ranked') throw new Error('too short');
    const bo = (ranking: typeof typed.ranking) => ranking.find(({ author }) => author === 'bo')?.score ?? 0;
    expect(bo(typed.ranking)).toBeGreaterThan(bo(straight.ranking));
  });

  test('is the same every time and whether texts come as strings or tokens', () => {
    expect(fitted()).toEqual(attributor);
    const text = textBy('bo', 5);
    expect(rankByAttributor(attributor, tokenize(text))).toEqual(rankByAttributor(attributor, text));
  });

  test('refuses texts and training that are too little', () => {
    expect(rankByAttributor(attributor, 'Too short.')).toEqual({ kind: 'too-short', tokens: 2, needed: 5 });
    expect(
      fitAttributor(
        [
          { author: 'ada', text: textBy('ada', 1) },
          { author: 'bo', text: 'No.' },
        ],
        { seed: 1 },
      ),
    ).toEqual({
      kind: 'too-few-authors',
      authors: 1,
      needed: 2,
    });
  });

  test('ranks any text without NaN', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const answer = rankByAttributor(attributor, text);

        if (answer.kind === 'ranked') expect(answer.ranking.every(({ score }) => Number.isFinite(score))).toBe(true);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('S12: saved and opened gives bit-identical scores', () => {
    const opened = openAttributor(saveAttributor(attributor));

    expect(opened).toEqual({ kind: 'opened', attributor });
    if (opened.kind !== 'opened') throw new Error(opened.problem);
    const text = textBy('cy', 7);
    expect(rankByAttributor(opened.attributor, text)).toEqual(rankByAttributor(attributor, text));
  });

  const saved = saveAttributor(attributor);
  test.each([
    { name: 'no JSON', text: 'attributor', reason: 'other-format' },
    { name: 'another version', text: saved.replace('"version":1', '"version":9'), reason: 'other-version' },
    { name: 'other families', text: saved.replace(/"families":\d+/, '"families":7'), reason: 'other-version' },
    { name: 'another seed', text: saved.replace('"seed":1', '"seed":2'), reason: 'damaged' },
    { name: 'a changed run', text: saved.replace('"keys":"', '"keys":"AAAA'), reason: 'damaged' },
    { name: 'a lost end', text: `${saved.slice(0, 4000)}"}`, reason: 'other-format' },
  ])('S12: refuses $name', ({ text, reason }) => {
    expect(openAttributor(text)).toMatchObject({ kind: 'refused', reason });
  });
});
