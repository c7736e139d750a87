import type { Hypothesis, HypothesisFlag } from '../../contracts/hypothesis.ts';
import { newcombe } from '../statistics/proportion-intervals.ts';
import { untested, withTrialFlags } from './trial-flags.ts';

/** What a model said of one text, not knowing whose it was. */
export interface TextVerdictOf {
  /** Who wrote it; null for the person. */
  readonly person: string | null;
  /** Texts of one unit are one source of the person. Without it every text is its own. */
  readonly unit?: string;
  readonly verdict: 'yes' | 'no' | 'unclear';
}

/** Own sources and control people a lift needs. */
const fewestOwn = 2;
const fewestPeople = 4;

/**
 * Scores a hypothesis that cannot be counted by the lift of its share of "yes" over other people's (hypotheses.md 6.8, 6.10):
 * accepted when the lower bound of the lift is above 0, at least half of the own texts show it and at most 60 % of other people's do.
 * Without verdicts, or where too many are unclear, it stays proposed.
 */
export function judgeVerdicts(hypothesis: Hypothesis, verdicts: readonly TextVerdictOf[]): Hypothesis {
  if (hypothesis.predicate !== null) return hypothesis;
  const own = verdicts.filter(({ person }) => person === null);
  const control = verdicts.filter(({ person }) => person !== null);
  const ownClear = own.filter(isClear);
  const controlClear = control.filter(isClear);
  const sources = new Set(ownClear.map(({ unit }, at) => unit ?? `text ${at}`)).size;
  const people = [...new Set(controlClear.map(({ person }) => person))];
  if (sources < fewestOwn || people.length < fewestPeople) return untested(hypothesis);
  const ownShare = yesShare(ownClear);
  const otherShare =
    people.reduce((sum, person) => sum + yesShare(controlClear.filter((one) => one.person === person)), 0) /
    people.length;
  const { difference, low, high } = newcombe(
    { share: ownShare, total: sources },
    { share: otherShare, total: people.length },
  );
  const covered = ownClear.length * 2 >= own.length && controlClear.length * 2 >= control.length;
  const common = otherShare > 0.6;
  const flags: HypothesisFlag[] = [
    ...(common ? (['common'] as const) : []),
    ...(high < 0 ? (['contradicted'] as const) : []),
  ];
  return {
    ...hypothesis,
    standing: covered && low > 0 && ownShare >= 0.5 && !common ? 'accepted' : 'proposed',
    trial: {
      kind: 'verdict',
      own: tally(own),
      control: tally(control),
      controlPeople: people.length,
      score: difference,
      low,
      high,
    },
    reward: low,
    flags: withTrialFlags(hypothesis, flags),
  };
}

function isClear({ verdict }: TextVerdictOf): boolean {
  return verdict !== 'unclear';
}

function yesShare(verdicts: readonly TextVerdictOf[]): number {
  return verdicts.filter(({ verdict }) => verdict === 'yes').length / verdicts.length;
}

function tally(verdicts: readonly TextVerdictOf[]): { yes: number; no: number; unclear: number } {
  const counts = { yes: 0, no: 0, unclear: 0 };
  for (const { verdict } of verdicts) counts[verdict] += 1;
  return counts;
}
