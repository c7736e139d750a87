import { expect, test } from 'vitest';
import { ada, contextOf, writeOnce } from '../../test/support/method-setting.ts';
import { variedChance } from '../engine/draw-candidates.ts';
import type { Method, MethodText } from '../ports/method.ts';
import { scriptedModel } from '../testing/index.ts';
import { mostCompliant } from './most-compliant.ts';

const text = (of: string, followed: number, told: number): MethodText => ({
  text: of,
  cut: false,
  compliance: { followed, told },
});

/** Writes the given texts in turn. */
function writerOf(texts: readonly MethodText[]): Method {
  const left = [...texts];
  return {
    ...{ name: 'writer', summary: 'Writes.', version: 1, personal: true },
    open: async () => ({
      prepare: async () => ({
        statements: ['Uses few commas.'],
        write: async () => left.shift() ?? { text: '', cut: false, compliance: null },
      }),
    }),
  };
}

const chosenOf = (...texts: readonly MethodText[]) =>
  writeOnce(mostCompliant({ name: 'chosen', of: () => writerOf(texts), candidates: texts.length }), scriptedModel([]));

test('takes the candidate that follows the largest share of what it could follow', async () => {
  expect(await chosenOf(text('two of five', 2, 5), text('two of three', 2, 3), text('three of five', 3, 5))).toEqual(
    text('two of three', 2, 3),
  );
});

test('takes the first of several that follow as much, and an empty text only where there is no other', async () => {
  expect((await chosenOf(text('', 3, 3), text('first', 1, 2), text('second', 2, 4))).text).toBe('first');
  expect((await chosenOf(text('', 3, 3), text('', 1, 1))).text).toBe('');
});

test('a text that could follow nothing loses against one that follows something, and wins against none', async () => {
  expect((await chosenOf(text('short', 0, 0), text('follows', 1, 4))).text).toBe('follows');
  expect((await chosenOf(text('short', 0, 0), text('does not', 0, 4))).text).toBe('short');
});

test('leaves much to chance, and says so', async () => {
  let given: unknown = null;
  const method = mostCompliant({
    name: 'chosen',
    of: (chance) => {
      given = chance;
      return writerOf([]);
    },
    candidates: 4,
  });

  expect(given).toBe(variedChance);
  expect(method.summary).toContain('Of 4 candidates');
});

test('tells what the method tells', async () => {
  const opened = await mostCompliant({ name: 'chosen', of: () => writerOf([]), candidates: 2 }).open(
    contextOf(scriptedModel([])),
  );

  expect((await opened.prepare(ada)).statements).toEqual(['Uses few commas.']);
});
