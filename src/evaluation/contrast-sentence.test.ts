import { expect, test } from 'vitest';
import { sampleReport } from '../../test/support/sample-report.ts';
import type { Contrast } from '../contracts/evaluation-report.ts';
import { contrastSentence } from './contrast-sentence.ts';
import { computeContrasts } from './contrasts.ts';
import { headlineOf } from './report/headline.ts';
import { renderMarkdown } from './report/render-markdown.ts';
import type { ScoredText } from './scored-text.ts';

/** So many people of whom each has the same difference between a and b. */
function alike(people: number, difference: number, kind: Contrast['kind']): Contrast {
  const rows = ['a', 'b'].flatMap((method) =>
    Array.from({ length: people }, (_, at): ScoredText => {
      const values = { score: method === 'a' ? difference : 0 };
      return { method, kind: 'method', person: `p${at}`, task: 't', draw: 0, values };
    }),
  );
  const [contrast] = computeContrasts(rows, [{ a: 'a', b: 'b', measure: 'score', kind, main: true }], 1);
  if (contrast === undefined) throw new Error('There is no contrast.');
  return contrast;
}

// The exact sign-flip p of n differences of one sign is 2 / 2^n: .0313 of six, .125 of four, .00049 of twelve.
test.each([
  {
    name: 'a win of all of six',
    contrast: alike(6, 1, 'win-rate'),
    says: 'a is above b for all 6 people, without spread (score, wins 1.00, p = .031, a demonstration with 6 people).',
  },
  {
    name: 'a loss of all of twelve',
    contrast: alike(12, -1, 'win-rate'),
    says: 'a is below b for all 12 people, without spread (score, wins 0, p < .001, n = 12).',
  },
  {
    name: 'a difference that is the same for twelve',
    contrast: alike(12, 0.25, 'difference'),
    says: 'a is above b for all 12 people, without spread (score, +.25, p < .001, n = 12).',
  },
  {
    name: 'a win of all of four, which could be chance',
    contrast: alike(4, 1, 'win-rate'),
    says: 'No difference found between a and b: all 4 people alike, no interval (score, wins 1.00, p = .125, a demonstration with 4 people).',
  },
  {
    name: 'a win of the only one',
    contrast: alike(1, 1, 'win-rate'),
    says: 'No difference found between a and b: the one person, no interval (score, wins 1.00, p = 1, a demonstration with 1 person).',
  },
  {
    name: 'a tie of all',
    contrast: alike(12, 0, 'win-rate'),
    says: 'a is the same as b for all 12 people (score, wins .50, n = 12).',
  },
])('$name is said so', ({ contrast, says }) => {
  expect(contrast.low).toBeNull();
  expect(contrastSentence(contrast)).toBe(says);
});

test('the headline and the tables count a unanimous win among those above', () => {
  const contrasts = [alike(12, 1, 'win-rate'), alike(12, 0, 'win-rate'), alike(4, 1, 'win-rate')];

  const { summary, main } = headlineOf({ contrasts });

  expect(main.map(({ verdict }) => verdict)).toEqual(['above', 'same', 'open']);
  expect(summary).toContain('1 above, 1 the same for everybody, 1 with no difference found.');
  const exploratory = contrasts.map((contrast) => ({ ...contrast, main: false }));
  expect(renderMarkdown({ ...sampleReport(), contrasts: exploratory })).toContain(
    'told apart by chance alone, and 1 is.',
  );
});
