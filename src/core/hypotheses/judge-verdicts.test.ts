import { expect, test } from 'vitest';
import { hypothesisOf, predicateOf } from './hypothesis-fixture.ts';
import { judgeVerdicts, type TextVerdictOf } from './judge-verdicts.ts';

/** "yyn" of the person, and of control people one letter each. */
function verdicts(own: string, control: string): readonly TextVerdictOf[] {
  const words = { y: 'yes', n: 'no', u: 'unclear' } as const;
  const verdict = (letter: string) => words[letter as keyof typeof words];
  return [
    ...[...own].map((letter) => ({ person: null, verdict: verdict(letter) })),
    ...[...control].map((letter, at) => ({ person: `p${at}`, verdict: verdict(letter) })),
  ];
}

test('H1: 5 of 6 against 6 of 30 gives the printed lift and interval', () => {
  const { trial, standing, reward } = judgeVerdicts(
    hypothesisOf('h'),
    verdicts('yyyyyn', 'y'.repeat(6) + 'n'.repeat(24)),
  );

  expect(standing).toBe('accepted');
  expect(trial?.score).toBeCloseTo(0.6333, 4);
  expect(trial?.low).toBeCloseTo(0.2004, 4);
  expect(trial?.high).toBeCloseTo(0.8056, 4);
  expect(reward).toBe(trial?.low);
});

test.each([
  { name: 'shown by all own and no other texts', own: 'yyyy', control: 'nnnnnnnn', standing: 'accepted', flags: [] },
  {
    name: 'a lift that may be none',
    own: 'yyyynn',
    control: 'yyyyyyyyyynnnnnnnnnnnnnnnnnnnn',
    standing: 'proposed',
    flags: [],
  },
  {
    name: 'common to everybody',
    own: 'yyyyyyyyyyyyyyyyyyyy',
    control: 'yyyyyyynnn',
    standing: 'proposed',
    flags: ['common'],
  },
  {
    name: 'the other way round',
    own: 'nnnnnnnn',
    control: 'yyyyyynnnnnn',
    standing: 'proposed',
    flags: ['contradicted'],
  },
  { name: 'mostly unclear', own: 'yyuuuuuu', control: 'nnnnnnnn', standing: 'proposed', flags: [] },
  { name: 'one own text', own: 'y', control: 'nnnnnnnn', standing: 'proposed', flags: ['untested'] },
  { name: 'too few other people', own: 'yyyy', control: 'nnn', standing: 'proposed', flags: ['untested'] },
  { name: 'no verdicts', own: '', control: '', standing: 'proposed', flags: ['untested'] },
] as const)('$name: $standing $flags', ({ own, control, standing, flags }) => {
  expect(
    judgeVerdicts(hypothesisOf('h', { flags: ['untested', 'misattributed'] }), verdicts(own, control)),
  ).toMatchObject({ standing, flags: ['misattributed', ...flags] });
});

test('texts of one person weigh as one person', () => {
  const chatty = Array.from({ length: 20 }, () => ({ person: 'p0', verdict: 'yes' as const }));

  const { trial } = judgeVerdicts(hypothesisOf('h'), [...verdicts('yyyy', 'nnnnnnnn'), ...chatty]);

  expect(trial?.controlPeople).toBe(8);
  expect(trial?.score).toBeCloseTo(1 - 20 / 21 / 8, 10);
});

test('a counted hypothesis is not judged by verdicts', () => {
  const counted = hypothesisOf('h', { predicate: predicateOf('semicolons'), standing: 'accepted' });

  expect(judgeVerdicts(counted, verdicts('nnnn', 'yyyyyyyy'))).toBe(counted);
});
