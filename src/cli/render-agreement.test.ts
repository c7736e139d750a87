import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { JudgeAgreement } from '../contracts/judge-agreement.ts';
import { hypothesisOf, profileOf } from '../testing/index.ts';
import { agreementWords } from './render-agreement.ts';
import { renderProfile } from './render-profile.ts';
import { openTerminal } from './terminal.ts';

const good: JudgeAgreement = {
  ...{ model: 'scripted:model', features: ['word-but'], pairs: 34, unclear: 2, agreed: 31 },
  ...{ expected: 0.5, kappa: 0.8235, low: 0.6402, aboveChance: true },
};

test.each<{ readonly name: string; readonly changes: Partial<JudgeAgreement>; readonly words: string }>([
  {
    name: 'one above chance',
    changes: {},
    words:
      'Judged by scripted:model: of 36 answers that counting gives too, 31 agree, 2 unclear; chance would give 17 (kappa 0.82, at least 0.64 with 95 % confidence). Its verdicts decide on what cannot be counted.',
  },
  {
    name: 'one not above chance',
    changes: { unclear: 0, agreed: 17, kappa: 0, low: -0.2667, aboveChance: false },
    words:
      'Judged by scripted:model: of 34 answers that counting gives too, 17 agree; chance would give 17 (kappa 0.00, at least -0.27 with 95 % confidence). That is not clearly above chance, so its verdicts decide nothing.',
  },
  {
    name: 'one that called everything unclear',
    changes: { pairs: 0, unclear: 36, agreed: 0, expected: 0, kappa: null, low: null, aboveChance: false },
    words:
      'Judged by scripted:model: of 36 answers that counting gives too, 0 agree, 36 unclear; chance would give 0. That is not clearly above chance, so its verdicts decide nothing.',
  },
  {
    name: 'one that was asked nothing countable',
    changes: { pairs: 0, unclear: 0, agreed: 0, expected: 0, kappa: null, low: null, aboveChance: false },
    words: 'Judged by scripted:model: no countable question told these texts apart, so its verdicts decide nothing.',
  },
])('tells of a judge: $name', ({ changes, words }) => {
  expect(agreementWords({ ...good, ...changes })).toBe(words);
});

test('a shown profile tells of its judge, and why a hypothesis was not tried', () => {
  const terminal = openTerminal({ quiet: true, color: false, out: new PassThrough(), err: new PassThrough() });
  const hypothesis = hypothesisOf({ standing: 'proposed', trial: null, flags: ['untested', 'unproven-judge'] });
  const profile = profileOf('ada', { judgeAgreement: good });

  const shown = renderProfile(
    { ...profile, hypotheses: [{ ...hypothesis, evidence: [] }], attestations: [] },
    terminal,
    { all: true },
  );

  const oneLine = shown.replace(/\s+/g, ' ');
  expect(oneLine).toContain(agreementWords(good));
  expect(oneLine).toContain('untested: its judge is not shown to be better than chance');
});
