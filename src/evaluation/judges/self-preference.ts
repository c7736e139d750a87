import { groupBy } from '../../core/numerics/group-by.ts';
import { pairedContrast, type WinRate, winRate } from '../../core/statistics/index.ts';
import { type CalibrationName, sightRow } from './calibration-rows.ts';
import { winsOf } from './judge-conduct.ts';
import { isSameFamily } from './model-family.ts';
import type { PairVerdict } from './pair-verdict.ts';

export interface SelfPreference {
  /** Share of the pairs with exactly one text of the judge's own family that this text won, ties one half. */
  readonly ownFamilyWins: WinRate;
  /**
   * How much more often a text of the judge's own family beats the person's real text than another person's text does: 0 where the judge takes both for what
   * they are, somebody else's. Means over people; null where no person has both rows.
   */
  readonly excess: Excess | null;
}

export interface Excess {
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly people: number;
}

/** Null where no text is by a model of the judge's family. */
export function selfPreference(
  verdicts: readonly PairVerdict[],
  { judge, seed }: { readonly judge: string; readonly seed: number },
): SelfPreference | null {
  const isOwn = (model: string | null) => model !== null && isSameFamily(model, judge);
  if (!verdicts.some(({ firstModel, secondModel }) => isOwn(firstModel) || isOwn(secondModel))) return null;
  const alone = verdicts.filter(({ firstModel, secondModel }) => isOwn(firstModel) !== isOwn(secondModel));
  const wins = alone.flatMap((verdict) =>
    winsOf([verdict]).map(({ person, win }) => ({ person, win: isOwn(verdict.firstModel) ? win : 1 - win })),
  );
  const against: CalibrationName = 'real-text/zero-shot';
  const own = verdicts.filter(({ row, secondModel }) => row === against && isOwn(secondModel));
  return {
    ownFamilyWins: winRate(wins, { seed }),
    excess: excessOf(
      own,
      verdicts.filter(({ row }) => row === sightRow),
      seed,
    ),
  };
}

function excessOf(own: readonly PairVerdict[], others: readonly PairVerdict[], seed: number): Excess | null {
  const [ofOwn, ofOthers] = [realTextWins(own), realTextWins(others)];
  const differences = [...ofOwn].flatMap(([person, wins]) => {
    const other = ofOthers.get(person);
    return other === undefined ? [] : [other - wins];
  });
  const { mean, low, high, n } = pairedContrast(differences, { seed });
  if (mean === null) return null;
  // Where all people differ by the same there is no spread to make an interval of, and nothing is left open.
  const alike = low === null && n > 1;
  return { mean, low: alike ? mean : low, high: alike ? mean : high, people: n };
}

function realTextWins(verdicts: readonly PairVerdict[]): ReadonlyMap<string, number> {
  return new Map(
    [...groupBy(winsOf(verdicts), ({ person }) => person)].map(([person, own]) => [
      person,
      own.reduce((sum, { win }) => sum + win, 0) / own.length,
    ]),
  );
}
