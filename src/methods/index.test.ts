import { describe, expect, test } from 'vitest';
import { memoryPorts } from '../../test/support/method-setting.ts';
import { estimateTokens } from '../core/text/index.ts';
import { genericAdvice } from '../prompting/generic-advice.ts';
import { findMethods, listMethods } from './index.ts';

const parts = { ports: memoryPorts(), workspace: 'evaluation' };

test('every method stands under its name, and says what it is', () => {
  const methods = listMethods(parts);

  expect([...methods].map(([name, { personal }]) => [name, personal])).toEqual([
    ['zero-shot', false],
    ['generic-hypotheses', false],
    ['free-summary', true],
    ['raw-samples', true],
    ['retrieved-samples', true],
    ['own-turns', true],
    ['own-turns:nearest', true],
    ['own-turns:shortest', true],
    ['own-turns:distinctive', true],
    ['own-turns:twelve', true],
    ['hyperalign', true],
    ['hyperalign:hypotheses', true],
    ['hyperalign:samples', true],
    ['hyperalign:both', true],
    ['hyperalign:first-1', true],
    ['hyperalign:first-2', true],
    ['hyperalign:first-3', true],
    ['hyperalign:first-5', true],
    ['hyperalign:first-10', true],
    ['hyperalign:steered', true],
    ['hyperalign:hypotheses-steered', true],
    ['hyperalign:post-edited', true],
    ['hyperalign:hypotheses-post-edited', true],
    ['hyperalign:hypotheses-everywhere', true],
    ['hyperalign:samples-with-hypotheses', true],
    ['hyperalign:samples-everywhere', true],
    ['hyperalign:best-of-4', true],
    ['hyperalign:best-of-8', true],
    ['raw-samples:best-of-4', true],
    ['best-of-4:reward:pooled', false],
    ['best-of-4:reward:lore', true],
    ['best-of-4:reward:np', true],
    ['best-of-8:reward:pooled', false],
    ['best-of-8:reward:lore', true],
    ['best-of-8:reward:np', true],
    ['lora-adapters', true],
  ]);
  for (const [name, method] of methods) {
    expect(method.name).toBe(name);
    expect(method.summary).toMatch(/\w.*\.$/);
  }
});

test('E7: whatever chooses, steers or edits names the features by which it does', () => {
  const named = [...listMethods(parts).values()].filter(({ summary }) =>
    /Of \d candidates|likelier or less likely|In the finished text|distinctive/.test(summary),
  );

  expect(named.length).toBeGreaterThan(15);
  for (const { name, chooses, actsOn } of named) expect([name, chooses ?? actsOn]).toEqual([name, expect.anything()]);
});

test('methods are found in the order of their names, each once', () => {
  const found = findMethods(parts, ['raw-samples', 'zero-shot', 'raw-samples']);

  expect(found.map(({ name }) => name)).toEqual(['raw-samples', 'zero-shot']);
});

test.each([
  { names: ['zero-shot', 'magic', 'luck'], message: 'There is no method "magic", "luck". There are zero-shot,' },
  { names: [], message: 'No method is named. There are zero-shot,' },
])('$names is refused with what there is', ({ names, message }) => {
  expect(() => findMethods(parts, names)).toThrow(message);
});

describe('generic advice', () => {
  test.each(['email', 'chat', 'post', 'essay', 'news', 'speech', 'fiction', 'diary'])(
    'for %s has ten different lines, as long as hypotheses are',
    (register) => {
      const lines = genericAdvice(register);

      expect(new Set(lines).size).toBe(10);
      for (const line of lines) expect(line.split(' ').length).toBeLessThanOrEqual(16);
      expect(lines.reduce((sum, line) => sum + estimateTokens(line) + 2, 0)).toBeLessThanOrEqual(400);
    },
  );

  test('is another one for every register', () => {
    const texts = ['email', 'chat', 'post', 'essay', 'news', 'speech', 'fiction', 'diary'].map((one) =>
      genericAdvice(one).join('\n'),
    );

    expect(new Set(texts).size).toBe(8);
  });
});
