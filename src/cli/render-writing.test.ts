import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { Steering } from '../contracts/steering.ts';
import type { WriteResult } from '../contracts/write-result.ts';
import { renderWriting } from './render-writing.ts';
import { openTerminal } from './terminal.ts';

const terminal = openTerminal({ quiet: true, color: false, out: new PassThrough(), err: new PassThrough() });

const written: WriteResult = {
  ...{ person: 'june', text: 'Hey Sam!', profileVersion: 1, model: 'local:tiny', delivery: 'samples' },
  ...{ compliance: [], candidates: [], revised: false, finishReason: 'stop', notices: [] },
  leakage: { share: 0, longestRun: 0 },
  guidance: { tokens: 40, text: null },
  usage: { inputTokens: 1, outputTokens: 1, calls: 1 },
  timings: { firstTokenMs: null, totalMs: 1200 },
};

const steered = (...biases: Steering['biases']) =>
  renderWriting({ ...written, steering: { mode: 'fingerprint', biases } }, terminal)
    .split('\n')
    .filter((line) => line.startsWith('Steered'));

test('says what was steered and how much of it hypotheses asked for', () => {
  expect(
    steered(
      { featureId: 'exclamation-marks', forms: ['!', ' !'], bias: 1.2, hypothesisId: 'h_1' },
      { featureId: 'lower-case-i', forms: [' i'], bias: 1.8, hypothesisId: null },
      { featureId: 'lower-case-i', forms: [' I'], bias: -0.4, hypothesisId: null },
    ),
  ).toEqual(['Steered: 2 habits, 1 of them by hypotheses (! +1.2, i +1.8, I −0.4)']);
});

test('says that nothing differed, and nothing of what was not asked for', () => {
  expect(steered()).toEqual(['Steered: nothing differs enough']);
  expect(renderWriting(written, terminal)).not.toContain('Steered');
});
