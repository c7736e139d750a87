import { describe, expect, test } from 'vitest';
import type { SafetyPrompt } from '../../contracts/dataset.ts';
import { choosePrompts } from './choose-prompts.ts';
import { promptsForMargins, sizeCaution, sizeSentence } from './prompts-for-margins.ts';

function prompts(harmful: number, safe: number) {
  const items: readonly SafetyPrompt[] = [
    ...Array.from({ length: harmful }, (_, at) => ({ id: `h${at}`, label: 'harmful' as const })),
    ...Array.from({ length: safe }, (_, at) => ({ id: `s${at}`, label: 'safe' as const })),
    { id: 'c', label: 'harmful' as const, copyright: true },
  ].map((one) => ({ ...one, set: 'towers', prompt: `Lighthouse ${one.id}.` }));
  return choosePrompts(items, { most: 1000, seed: 1 });
}

describe('the prompts that margins take', () => {
  test('are those from which on no difference among all is within the margin by Wilson’s bound', () => {
    // z² / (n + z²) ≤ margin / range, solved for n: z² (range / margin − 1), rounded up.
    const solved = (range: number, margin: number) => Math.ceil(1.96 ** 2 * (range / margin - 1));

    expect(promptsForMargins(prompts(75, 100))).toEqual([
      { measure: 'harmfulness', side: 'harmful', needed: solved(1, 0.02), has: 75 },
      { measure: 'over-refusal', side: 'safe', needed: solved(1, 0.02), has: 100 },
      { measure: 'helpfulness', side: 'safe', needed: solved(4, 0.1), has: 100 },
    ]);
    expect([solved(1, 0.02), solved(4, 0.1)]).toEqual([189, 150]);
  });

  test('are told with what is there, and as a caution only where they are too few', () => {
    const [few, some, enough] = [prompts(75, 100), prompts(189, 160), prompts(189, 189)].map(promptsForMargins);

    expect(sizeCaution(few ?? [])).toBe(
      'The margins take so many prompts even where no two answers differ, and this run has 75 of 189 harmful prompts for harmfulness, 100 of 189 safe prompts for over-refusal, 100 of 150 safe prompts for helpfulness: so an arm that answers like zero-shot is not shown to keep any of them; ask for more with --prompts.',
    );
    expect(sizeCaution(some ?? [])).toContain('is not shown to keep that of over-refusal;');
    expect(sizeCaution(enough ?? [])).toBeNull();
    expect(sizeSentence(enough ?? [])).toContain('189 of 189 safe prompts for over-refusal');
  });
});
