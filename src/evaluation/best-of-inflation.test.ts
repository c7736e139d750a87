// E8: choosing among candidates must not raise what they are measured by unless the candidates differ in it.
import { expect, test } from 'vitest';
import { contextOf } from '../../test/support/method-setting.ts';
import { createRandom } from '../core/numerics/index.ts';
import { neutralTexts } from '../core/planted/index.ts';
import { fitSelection } from '../core/stylometry/index.ts';
import { bestOf } from '../methods/best-of.ts';
import type { Method, PersonMaterial, WritingTask } from '../ports/method.ts';
import { scriptedModel } from '../testing/index.ts';
import { computeContrasts } from './contrasts.ts';
import { fitCharacterCentroids } from './measures/character-centroids.ts';
import type { ScoredText } from './scored-text.ts';

/** Everybody writes alike: what selection texts of a person have in common is chance, and nothing that other texts of theirs would have. */
const people = Array.from({ length: 24 }, (_, at) => ({
  person: `person-${at}`,
  selection: neutralTexts(100 + at, 4),
  evaluate: neutralTexts(200 + at, 6),
}));
const population: readonly PersonMaterial[] = Array.from({ length: 8 }, (_, at) => ({
  ...{ person: `other-${at}`, register: 'post', samples: [] },
  selection: neutralTexts(300 + at, 4),
}));

const swaps = [
  ['the', 'a'],
  ['and', 'but'],
  ['is', 'was'],
  ['of', 'from'],
  ['in', 'at'],
  [',', ';'],
  ['.', '!'],
] as const;

/** One text a task; its candidates differ in function words and punctuation alone. */
const writer: Method = {
  ...{ name: 'varied', summary: 'Varies function words and punctuation.', version: 1, personal: true },
  open: async () => ({
    prepare: async () => ({
      statements: [],
      write: async ({ id }, { seed }) => {
        const random = createRandom(seed);
        const drawn = swaps.filter(() => random.next() < 0.5);
        const [base = ''] = neutralTexts(400 + Number(id), 1);
        const text = drawn.reduce((kept, [from, to]) => kept.replaceAll(patternOf(from), to), base);
        return { text, cut: false, compliance: null };
      },
    }),
  }),
};

function patternOf(from: string): RegExp {
  return /\w/.test(from) ? new RegExp(`\\b${from}\\b`, 'g') : new RegExp(`\\${from}`, 'g');
}

async function writeAll(
  method: Method,
): Promise<readonly { readonly person: string; readonly task: string; readonly text: string }[]> {
  const opened = await method.open(contextOf(scriptedModel([]), { population, seed: 1 }));
  const written = people.map(async ({ person, selection }, at) => {
    const prepared = await opened.prepare({ person, register: 'post', samples: [], selection });
    return Promise.all(
      [0, 1].map(async (place) => {
        const task: WritingTask = { id: String(2 * at + place), person, register: 'post', brief: 'Write.', words: 100 };
        return { person, task: task.id, text: (await prepared.write(task, { seed: 50 + 2 * at + place })).text };
      }),
    );
  });
  return (await Promise.all(written)).flat();
}

test('E8: candidates that differ only in what is chosen by gain by that, and about 0 by what is measured', async () => {
  const selection = fitSelection(population.map(({ person, selection: texts }) => ({ person, texts })));
  const towards = new Map(people.map(({ person, selection: texts }) => [person, selection?.towards(texts)]));
  const centroids = fitCharacterCentroids(
    people.map(({ person, evaluate }) => ({ person, texts: evaluate })),
    { masked: false },
  );
  const rows: ScoredText[] = [];
  for (const method of [writer, bestOf({ of: () => writer, candidates: 4 })])
    for (const { person, task, text } of await writeAll(method)) {
      const all = centroids.similarities(text);
      const own = all.find((one) => one.person === person)?.value ?? 0;
      const mean = all.reduce((sum, { value }) => sum + value, 0) / all.length;
      const values = { measured: own - mean, chosen: towards.get(person)?.(text) ?? null };
      rows.push({ method: method.name, kind: 'method', person, task, draw: 0, values });
    }
  const [chosen, measured] = computeContrasts(
    rows,
    ['chosen', 'measured'].map((measure) => ({
      a: 'varied:best-of-4',
      b: 'varied',
      measure,
      kind: 'difference',
      main: false,
    })),
    1,
  );

  expect(chosen?.low).toBeGreaterThan(0.02);
  expect(measured?.sentence).toMatch(/^No difference found/);
  expect(Math.abs(measured?.mean ?? 1)).toBeLessThan(0.005);
});
