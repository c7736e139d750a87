import { expect, test } from 'vitest';
import type { ScoredText } from '../scored-text.ts';
import { verificationTable } from './verification-table.ts';

function row(method: string, at: number, decided: number | null): ScoredText {
  const kind = method === 'zero-shot' ? 'method' : 'reference';
  return {
    ...{ method, kind, person: `p${at % 5}`, task: `t${at}`, draw: 0 },
    values: { 'decided-same': decided, 'decided-same-masked': null },
  };
}

const texts = (method: string, decided: readonly (number | null)[]) =>
  decided.map((value, at) => row(method, at, value));
const ofArm = (rows: readonly ScoredText[], arm: string) =>
  verificationTable(rows, 1).rows.find(([name]) => name === arm) ?? [];

test('six of ten right and two undecided are c@1 of (6 + 2 · 6/10)/10 = .72, with people redrawn', () => {
  const [, cAt1, low, high, undecided, ...rest] = ofArm(
    texts('zero-shot', [1, 1, 1, 1, 1, 1, null, null, 0, 0]),
    'zero-shot',
  );

  expect([cAt1, undecided]).toEqual([expect.closeTo(0.72, 12), 0.2]);
  expect(Number(low)).toBeLessThan(0.72);
  expect(Number(high)).toBeGreaterThan(0.72);
  expect(rest.slice(-2)).toEqual([5, 10]);
});

test('of another author a text is right where it is decided not to be the person’s', () => {
  const rows = [...texts('other-author', [0, 0, 0, 1]), ...texts('real-text', [0, 0, 0, 1])];

  expect([ofArm(rows, 'other-author')[1], ofArm(rows, 'real-text')[1]]).toEqual([0.75, 0.25]);
});

test('where nothing was decided there is no figure', () => {
  expect(ofArm(texts('zero-shot', [1, 1]), 'zero-shot').slice(5, 9)).toEqual([null, null, null, 1]);
});
