import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { backgroundSchema } from '../../contracts/background.ts';
import { detectRegister } from './detect-register.ts';
import { measureText } from './measure-text.ts';
import { tokenize } from './tokenize.ts';

const file = new URL('../../adapters/background/writers.background.json', import.meta.url);
const background = backgroundSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const texts = (...all: readonly string[]) =>
  all.map((text) => tokenize(text)).map((tokens) => ({ tokens, measure: measureText(tokens) }));

test('texts that greet and close are e-mails', () => {
  expect(
    detectRegister(
      texts(
        'Hi Kim,\n\nthe shelf is up.\n\nThanks,\nRo',
        'Dear Lee,\n\nplease bring the saw on Monday.\n\nBest,\nRo',
        'no greeting here, just a line.',
      ),
      background,
    ),
  ).toBe('email');
});

test('other texts get a register that has a background', () => {
  const found = detectRegister(
    texts('We walked up the hill and it rained all day. I loved it anyway, and the dog did too.'),
    background,
  );

  expect(background.registers.map(({ register }) => register)).toContain(found);
});

test('no texts are posts', () => {
  expect(detectRegister([], background)).toBe('post');
});
