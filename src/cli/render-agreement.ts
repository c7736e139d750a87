import type { JudgeAgreement } from '../contracts/judge-agreement.ts';

/** What stands behind the verdicts of a judging model, in a sentence or two. */
export function agreementWords({
  model,
  pairs,
  unclear,
  agreed,
  expected,
  kappa,
  low,
  aboveChance,
}: JudgeAgreement): string {
  const asked = pairs + unclear;
  if (asked === 0)
    return `Judged by ${model}: no countable question told these texts apart, so its verdicts decide nothing.`;
  const silent = unclear === 0 ? '' : `, ${unclear} unclear`;
  const figures =
    kappa === null || low === null
      ? ''
      : ` (kappa ${kappa.toFixed(2)}, at least ${low.toFixed(2)} with 95 % confidence)`;
  const result = aboveChance
    ? 'Its verdicts decide on what cannot be counted.'
    : 'That is not clearly above chance, so its verdicts decide nothing.';
  return `Judged by ${model}: of ${asked} answers that counting gives too, ${agreed} agree${silent}; chance would give ${Math.round(expected * pairs)}${figures}. ${result}`;
}
