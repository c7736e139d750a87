import { wilson } from './proportion-intervals.ts';

/** What two raters said of one thing. */
export type RatedPair = readonly [one: boolean, other: boolean];

export interface PooledKappa {
  readonly pairs: number;
  readonly agreed: number;
  /** Share that would agree by chance, from how often each rater says yes to each question. */
  readonly expected: number;
  /** 1: always agree, 0: as chance would; null where chance alone agrees always. */
  readonly kappa: number | null;
  /** Lower end of the one-sided 95 % interval. */
  readonly low: number | null;
}

/** One-sided 95 %. */
const z = 1.645;

/**
 * Cohen's kappa over several questions (Cohen 1960), pooled as (mean observed − mean expected) / (1 − mean expected) with chance found within each
 * question (De Vries, Elliott, Kanouse and Teleki 2008): a rater who gives every question its usual answer, whatever the text, gets 0.
 * The lower end takes Wilson's bound of the share that agrees and chance as known. Each question is a list of pairs, one a text.
 */
export function pooledKappa(questions: readonly (readonly RatedPair[])[]): PooledKappa {
  const pairs = questions.reduce((sum, answers) => sum + answers.length, 0);
  if (pairs === 0) return { pairs, agreed: 0, expected: 0, kappa: null, low: null };
  const agreed = questions.flat().filter(([one, other]) => one === other).length;
  const expected = questions.reduce((sum, answers) => sum + expectedAgreement(answers), 0) / pairs;
  const overChance = (share: number): number | null => (expected < 1 ? (share - expected) / (1 - expected) : null);
  return { pairs, agreed, expected, kappa: overChance(agreed / pairs), low: overChance(wilson(agreed, pairs, z).low) };
}

/** Pairs of one question that chance would make agree. */
function expectedAgreement(answers: readonly RatedPair[]): number {
  if (answers.length === 0) return 0;
  const one = answers.filter(([yes]) => yes).length;
  const other = answers.filter(([, yes]) => yes).length;
  return (one * other + (answers.length - one) * (answers.length - other)) / answers.length;
}
