import { expect, test } from 'vitest';
import { matchVerdicts } from './match-verdicts.ts';

const verdicts = (text: string) => [...text].map((letter) => (letter === '?' ? null : letter === 'y'));
const traits = [
  { id: 'dashes', shown: [verdicts('yyyynnnn')] },
  { id: 'ellipses', shown: [verdicts('nnnnnnnn'), verdicts('ynynynyn')] },
];

test.each([
  { name: 'the trait that shows in the same texts', said: 'yyyynnnn', match: 'dashes' },
  { name: 'it by any feature of the trait', said: 'ynynynyn', match: 'ellipses' },
  { name: 'it where one text in eight differs', said: 'yyyynnny', match: 'dashes' },
  { name: 'none where one in four differs, phi 0.5', said: 'yyynnnny', match: null },
  { name: 'none where the verdicts say the opposite', said: 'nnnnyyyy', match: null },
  { name: 'none where every text has the same verdict', said: 'yyyyyyyy', match: null },
  { name: 'none where nothing could be told', said: '????????', match: null },
])('a claim is matched with $name', ({ said, match }) => {
  expect(matchVerdicts(verdicts(said), traits)).toBe(match);
});
