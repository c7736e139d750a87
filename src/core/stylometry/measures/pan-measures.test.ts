import { describe, expect, test } from 'vitest';
import { createRandom } from '../../numerics/seeded-random.ts';
import { type PanAnswer, type PanCompat, type PanProblem, panMeasures } from './pan-measures.ts';

const golden = {
  truths: [true, true, true, true, false, false, false, false],
  answers: [0.9, 0.7, 0.5, 0.2, 0.1, 0.5, 0.6, 0.3],
};

function measured(truths: readonly boolean[], answers: readonly number[], compat?: PanCompat) {
  const outcome = panMeasures(
    truths.map((same, at) => ({ id: String(at), same })),
    answers.map((p, at) => ({ id: String(at), p })),
    compat === undefined ? {} : { compat },
  );
  if (outcome.kind !== 'measured') throw new Error(outcome.problem);
  return outcome.measures;
}

describe('S1: golden P', () => {
  test('by the rules of 2023', () => {
    const { overall, f1, f05u, ...rest } = measured(golden.truths, golden.answers);

    expect(rest).toEqual({ problems: 8, unanswered: 2, auc: 0.71875, cAt1: 0.625, brier: 0.7875 });
    expect(f1).toBeCloseTo(0.666667, 6);
    expect(f05u).toBeCloseTo(0.588235, 6);
    expect(overall).toBeCloseTo(0.67723, 6);
  });

  test('by the rules of other evaluators', () => {
    expect(measured(golden.truths, golden.answers, '2020').f05u).toBeCloseTo(0.625, 6);
    expect(measured(golden.truths, golden.answers, '2024').cAt1).toBeCloseTo(0.78125, 6);
    expect(measured(golden.truths, golden.answers, '2024').f1).toBeCloseTo(0.571429, 6);
  });
});

describe('edges', () => {
  test('without problems nothing can be said', () => {
    const nothing = { auc: null, cAt1: null, f1: null, f05u: null, brier: null, overall: null };

    expect(measured([], [])).toEqual({ problems: 0, unanswered: 0, ...nothing });
  });

  test('with one truth the area and therefore the mean are null', () => {
    expect(measured([true, true], [0.9, 0.2])).toMatchObject({ auc: null, cAt1: 0.5, overall: null });
  });

  test('all unanswered gives 0 in both F measures and chance in the area', () => {
    expect(measured([true, false], [0.5, 0.5])).toEqual({
      problems: 2,
      unanswered: 2,
      auc: 0.5,
      cAt1: 0,
      f1: 0,
      f05u: 0,
      brier: 0.75,
      overall: 0.25,
    });
  });

  test('a missing answer counts as 0.5', () => {
    const problems = [
      { id: 'a', same: true },
      { id: 'b', same: false },
    ];

    expect(panMeasures(problems, [{ id: 'a', p: 0.8 }])).toEqual(
      panMeasures(problems, [
        { id: 'a', p: 0.8 },
        { id: 'b', p: 0.5 },
      ]),
    );
  });

  const one: readonly PanProblem[] = [{ id: 'a', same: true }];
  test.each<{ name: string; answers: readonly PanAnswer[]; reason: string; problem: string }>([
    {
      name: 'an unknown id',
      answers: [{ id: 'x', p: 0.1 }],
      reason: 'unknown-id',
      problem: 'No problem has the id "x". Answer only given problems.',
    },
    {
      name: 'an id answered twice',
      answers: [
        { id: 'a', p: 0.1 },
        { id: 'a', p: 0.2 },
      ],
      reason: 'repeated-id',
      problem: '"a" is answered twice. Keep one answer.',
    },
    {
      name: 'a probability above 1',
      answers: [{ id: 'a', p: 1.01 }],
      reason: 'bad-probability',
      problem: 'The answer to "a" is 1.01. Give a probability from 0 to 1; 0.5 if undecided.',
    },
    {
      name: 'a probability below 0',
      answers: [{ id: 'a', p: -1e-9 }],
      reason: 'bad-probability',
      problem: 'The answer to "a" is -1e-9. Give a probability from 0 to 1; 0.5 if undecided.',
    },
    {
      name: 'NaN',
      answers: [{ id: 'a', p: Number.NaN }],
      reason: 'bad-probability',
      problem: 'The answer to "a" is NaN. Give a probability from 0 to 1; 0.5 if undecided.',
    },
  ])('$name is refused', ({ answers, reason, problem }) => {
    expect(panMeasures(one, answers)).toEqual({ kind: 'refused', reason, id: answers.at(-1)?.id, problem });
  });

  test('two problems of one id are refused', () => {
    expect(panMeasures([...one, ...one], [])).toMatchObject({ kind: 'refused', reason: 'repeated-id' });
  });
});

test('S8: equals an independent implementation on 1,000 random answer files', () => {
  const random = createRandom(8);
  const seen = { ties: 0, allHalf: 0, oneClass: 0, missing: 0 };
  for (let file = 0; file < 1000; file += 1) {
    const size = random.integer(30);
    const kind = random.integer(5);
    const problems = Array.from({ length: size }, (_, at) => ({
      id: `p${at}`,
      same: kind === 1 ? true : kind === 2 ? false : random.integer(2) === 1,
    }));
    const answers = random
      .shuffle(problems)
      .filter(() => kind !== 3 || random.next() < 0.7)
      .map(({ id }) => ({
        id,
        p: kind === 0 ? 0.5 : random.integer(2) === 1 ? random.integer(11) / 10 : random.next(),
      }));
    seen.allHalf += kind === 0 ? 1 : 0;
    seen.oneClass += kind === 1 || kind === 2 ? 1 : 0;
    seen.missing += answers.length < size ? 1 : 0;
    seen.ties += new Set(answers.map(({ p }) => p)).size < answers.length ? 1 : 0;

    const outcome = panMeasures(problems, answers);

    if (outcome.kind !== 'measured') throw new Error(outcome.problem);
    const expected = plainPanMeasures(problems, answers);
    for (const name of ['auc', 'cAt1', 'f1', 'f05u', 'brier', 'overall'] as const) {
      const own = outcome.measures[name];
      const other = expected[name];
      if (own === null || other === null) expect([file, name, own]).toEqual([file, name, other]);
      else expect(Math.abs(own - other), `${name} of file ${file}`).toBeLessThan(1e-12);
    }
  }
  expect(Object.values(seen).every((count) => count >= 100)).toBe(true);
});

/** From the definitions, by tables and pair by pair; shares no code with the library. */
function plainPanMeasures(problems: readonly PanProblem[], answers: readonly PanAnswer[]) {
  const n = problems.length;
  const table = { tp: 0, fp: 0, fn: 0, tn: 0, open: 0 };
  let squares = 0;
  const yes: number[] = [];
  const no: number[] = [];
  for (const problem of problems) {
    const p = answers.find((answer) => answer.id === problem.id)?.p ?? 0.5;
    (problem.same ? yes : no).push(p);
    squares += (p - Number(problem.same)) * (p - Number(problem.same));
    if (p === 0.5) table.open++;
    else if (p > 0.5 && problem.same) table.tp++;
    else if (p > 0.5) table.fp++;
    else if (problem.same) table.fn++;
    else table.tn++;
  }
  let ordered = 0;
  for (const high of yes) for (const low of no) ordered += high > low ? 1 : high === low ? 0.5 : 0;
  const precision = table.tp / (table.tp + table.fp);
  const recall = table.tp / (table.tp + table.fn);
  const recallWithOpen = table.tp / (table.tp + table.fn + table.open);
  const fBeta = (beta: number, r: number): number =>
    table.tp === 0 ? 0 : ((1 + beta * beta) * precision * r) / (beta * beta * precision + r);
  const correct = table.tp + table.tn;
  const auc = yes.length > 0 && no.length > 0 ? ordered / (yes.length * no.length) : null;
  const cAt1 = n > 0 ? correct / n + ((correct / n) * table.open) / n : null;
  const f1 = n > 0 ? fBeta(1, recall) : null;
  const f05u = n > 0 ? fBeta(0.5, recallWithOpen) : null;
  const brier = n > 0 ? 1 - squares / n : null;
  const five = [auc, cAt1, f1, f05u, brier];
  const overall = five.includes(null) ? null : five.reduce<number>((sum, one) => sum + (one ?? 0), 0) / 5;
  return { auc, cAt1, f1, f05u, brier, overall };
}
