import { describe, expect, test } from 'vitest';
import { findSignature, signOffOf } from './find-signature.ts';

describe('the name a text is signed with', () => {
  test.each([
    ['under a closing', 'It is done.\n\nBest regards,\nAda Lovelace', 'Ada Lovelace'],
    ['under a closing and an empty line', 'It is done.\n\nCheers,\n\nAda', 'Ada'],
    ['beside a closing', 'It is done.\n\nThanks, Ada', 'Ada'],
    ['behind a dash', 'It is done.\n\n- Ada', 'Ada'],
    ['in small letters under a closing', 'it is done\n\ncheers\nada', 'ada'],
    ['an initial', 'It is done.\n\nBest,\nA.', 'A.'],
    ['alone, the author known', 'It is done.\n\nAda', 'Ada'],
    ['before kisses', 'It is done.\n\nCheers,\nAda xx', 'Ada'],
    ['before an afterthought', 'It is done.\n\nBest,\nAda\n\nPS: it works!', 'Ada'],
    ['in German', 'Es ist fertig.\n\nViele Grüße\nAda', 'Ada'],
    ['in French', 'C’est fait.\n\nCordialement,\nAda', 'Ada'],
    ['none', 'It is done.\n\nSee you on Friday at the mill.', null],
    ['a single line', 'Thanks, Bo', null],
    ['a closing alone', 'It is done.\n\nThanks!', null],
  ])('%s', (_name, text, expected) => {
    expect(signOffOf(text, 'Ada Lovelace')?.replace(/\.$/, '') ?? null).toBe(expected?.replace(/\.$/, '') ?? null);
  });
});

test('the usual one of many texts is found, without knowing the author', () => {
  const texts = ['One.\n\nBest,\nAda', 'Two.\n\nBest,\nA.', 'Three.\n\nCheers,\nAda', 'Four, unsigned.'];

  expect(findSignature(texts, null)).toBe('Ada');
  expect(findSignature(['One.', 'Two.'], null)).toBeNull();
});
