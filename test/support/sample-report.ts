import type { Contrast, EvaluationReport, Figure } from '../../src/contracts/evaluation-report.ts';

/** A small report with everything that one can have. `say` is given every text in it, names of methods and measures too. */
export function sampleReport(say: (text: string) => string = (text) => text): EvaluationReport {
  const [own, placebo, plain, real] = [
    say('hyperalign'),
    say('hyperalign:placebo'),
    say('zero-shot'),
    say('real-text'),
  ] as const;
  const [near, judged] = [say('similarity-masked'), say('judge-wins')] as const;
  const measures = (mean: number) => ({ [near]: figure(mean), [judged]: nobody });
  return {
    ...{ format: 1, experiment: say('authorship'), summary: say('Does it read as this person wrote it?') },
    ...{ unit: 'person', n: 12, seed: 7 },
    methods: {
      [own]: { summary: say('Writes as the person does.'), kind: 'method', measures: measures(0.61) },
      [placebo]: { summary: say('The same with another person.'), kind: 'placebo', measures: measures(0.2) },
      [plain]: { summary: say('The task alone.'), kind: 'method', measures: measures(-0.4) },
      [real]: { summary: say('What the person wrote.'), kind: 'reference', measures: { [near]: figure(0.9, 11) } },
    },
    contrasts: [
      contrast(own, placebo, near, { main: true, mean: 0.74, low: 0.61, high: 0.87, p: 0.002, pHolm: 0.004 }, say),
      contrast(own, plain, near, { main: true, mean: 0.55, low: 0.4, high: 0.7, p: 0.4, pHolm: 0.4 }, say),
      contrast(real, own, near, { mean: 0.97, low: 0.9, high: 1.04, p: 0.01 }, say),
      contrast(own, plain, judged, { mean: null, low: null, high: null, n: 0, p: null, interval: 'none' }, say),
      contrast(own, plain, near, { kind: 'difference', mean: -0.3, low: -0.5, high: -0.1, p: 0.01 }, say),
    ],
    curves: [
      {
        ...{ name: say('Samples and likeness'), x: say('samples'), y: say('likeness') },
        lines: [
          { name: say('own'), points: [1, 2, 4, 8].map((x) => ({ x, ...figure(x / 10) })) },
          { name: say('nobody'), points: [{ x: 1, ...nobody }] },
        ],
      },
    ],
    tables: [
      {
        ...{ name: say('Placed'), columns: [say('arm'), say('people'), say('placed')], note: say('Means by person.') },
        rows: [
          [say('own arm'), 12, 0.5],
          [say('other arm'), 11, null],
        ],
      },
    ],
    examples: [
      {
        ...{ task: say('Task 1'), brief: say('Say that the gate is mended.'), statements: [say('Begins with "Hey".')] },
        texts: [
          { method: own, text: say('Hey Rowan, the gate is mended.'), measures: { [near]: 0.7, [judged]: null } },
          { method: plain, text: say('Dear Rowan, the gate has been repaired.'), measures: { [near]: -0.1 } },
        ],
      },
    ],
    measures: {
      [near]: { summary: say('Nearness in standard deviations.'), better: 'higher', masked: true },
      [judged]: { summary: say('Wins by a judging model.'), better: 'higher', masked: false },
    },
    notRun: [{ name: say('lora-adapters'), reason: say('rival not run: no adapters were given') }],
    failures: { [say('model_failed')]: 3 },
    cautions: [say('With 12 people intervals are somewhat too narrow.')],
    units: {
      ids: ['a', 'b', 'c'],
      methods: { [own]: { [near]: [0.5, 0.6, 0.73] }, [plain]: { [near]: [-0.5, -0.4, null] } },
      wins: [{ a: own, b: placebo, measure: near, values: [0.5, 1, 1] }],
    },
    run: runRecord(say),
  };
}

function runRecord(say: (text: string) => string): EvaluationReport['run'] {
  return {
    ...{ command: say('hyperalign evaluate authorship --seed 7'), commit: say('c0ffee1234567890'), dirty: true },
    versions: { [say('node')]: say('24.0.0') },
    model: {
      ...{ id: say('local:small'), sha256: say('feed'), adapters: [say('fade'), say('decade')] },
      parameters: { [say('register')]: say('email'), tasks: 2 },
    },
    ...{ judge: say('local:judge'), prompts: { [say('write-as@3')]: say('0011223344556677') } },
    ...{ methods: { hyperalign: 1 }, data: [{ name: say('mail.jsonl'), sha256: say('beef'), rows: 120 }] },
    ...{ features: { catalogue: say('english-4') }, seed: 7, calls: 48, cachedCalls: 2 },
    ...{ inputTokens: 52_000, outputTokens: 4_100, cost: null, startedAt: say('2026-01-02T03:04:05.000Z') },
    wallSeconds: 75,
  };
}

export function figure(mean: number, n = 12): Figure {
  return { mean, low: mean - 0.1, high: mean + 0.1, n, texts: 2 * n, unscored: 0, interval: 'student' };
}

/** A figure of nobody. */
export const nobody: Figure = { mean: null, low: null, high: null, n: 0, texts: 24, unscored: 24, interval: 'none' };

function contrast(
  a: string,
  b: string,
  measure: string,
  given: Partial<Contrast>,
  say: (text: string) => string,
): Contrast {
  return {
    ...{ a, b, measure, kind: 'win-rate', n: 12, texts: 24, unscored: 0, interval: 'student' },
    ...{ mean: null, low: null, high: null, p: null, pHolm: null, main: false, detectable: 0.2 },
    sentence: say('One is above the other.'),
    ...given,
  };
}
