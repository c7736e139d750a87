import { type WinRate, winRate } from '../../core/statistics/index.ts';
import { type CalibrationName, type CalibrationRow, calibrationRows, sightBar, sightRow } from './calibration-rows.ts';
import { type JudgeConduct, judgeConduct, orderFaults, percent, silenceFaults, winsOf } from './judge-conduct.ts';
import { holdsOneHalf } from './judged-win-rate.ts';
import { isSameFamily } from './model-family.ts';
import { type PairVerdict, winOf } from './pair-verdict.ts';
import { type SelfPreference, selfPreference } from './self-preference.ts';

export interface JudgeValidation {
  /** Id of the judge. */
  readonly judge: string;
  /** The texts were written by a model of its family. */
  readonly ofWritersFamily: boolean;
  /** Over everything it was asked. */
  readonly conduct: JudgeConduct;
  readonly rows: readonly ValidatedRow[];
  /** Share of the pairs with a known winner that it gave to that one, ties one half. */
  readonly agreement: WinRate;
  /** Share of the pairs between which nothing but length can choose that the longer text won, ties one half. */
  readonly longerWins: WinRate;
  readonly selfPreference: SelfPreference | null;
  /** Why no win rate of it is printed as a result; empty where it may be. */
  readonly unusable: readonly string[];
  /** What every win rate of it is marked with; empty where nothing was found. */
  readonly marks: readonly string[];
}

export interface ValidatedRow extends CalibrationRow {
  readonly wins: WinRate;
  readonly conduct: JudgeConduct;
  /** Whether the known answer was given; null without one, or without a verdict. */
  readonly passes: boolean | null;
}

export interface ValidateJudgeOptions {
  readonly judge: string;
  /** Id of the model that wrote. */
  readonly writer: string | null;
  readonly seed: number;
}

/** What is known of a judge from all its verdicts, those of calibration rows above all. */
export function validateJudge(
  verdicts: readonly PairVerdict[],
  { judge, writer, seed }: ValidateJudgeOptions,
): JudgeValidation {
  const of = (...names: readonly CalibrationName[]) => verdicts.filter(({ row }) => names.some((name) => name === row));
  const rows = calibrationRows.map((row) => validateRow(row, of(row.name), seed));
  const withAnswer = of(...namesOf('first'));
  const validation = {
    judge,
    ofWritersFamily: writer !== null && isSameFamily(judge, writer),
    conduct: judgeConduct(verdicts),
    rows,
    agreement: winRate(winsOf(withAnswer), { seed }),
    longerWins: winRate(longerWinsOf(of(...namesOf('even'))), { seed }),
    selfPreference: selfPreference(verdicts, { judge, seed }),
  };
  return {
    ...validation,
    // Where nothing tells two texts apart an honest judge may change with the order, so order counts on known answers alone.
    unusable: [...silenceFaults(validation.conduct), ...orderFaults(judgeConduct(withAnswer))],
    marks: [...marksOf(validation)],
  };
}

function namesOf(known: CalibrationRow['known']): readonly CalibrationName[] {
  return calibrationRows.filter((row) => row.known === known).map(({ name }) => name);
}

function validateRow(row: CalibrationRow, verdicts: readonly PairVerdict[], seed: number): ValidatedRow {
  const wins = winRate(winsOf(verdicts), { seed });
  return { ...row, wins, conduct: judgeConduct(verdicts), passes: passes(row, wins) };
}

/** A known winner must win four of five; where there is none, one half must be in the interval. */
function passes({ known }: CalibrationRow, { rate, interval }: WinRate): boolean | null {
  if (rate === null || known === 'open') return null;
  if (known === 'first') return rate >= sightBar;
  return interval === null ? null : holdsOneHalf(interval);
}

function longerWinsOf(verdicts: readonly PairVerdict[]): readonly { readonly person: string; readonly win: number }[] {
  return verdicts.flatMap((verdict) => {
    const win = winOf(verdict);
    const { person, firstWords, secondWords } = verdict;
    return win === null || firstWords === secondWords
      ? []
      : [{ person, win: firstWords > secondWords ? win : 1 - win }];
  });
}

function* marksOf({
  rows,
  longerWins,
  selfPreference: self,
}: Pick<JudgeValidation, 'rows' | 'longerWins' | 'selfPreference'>): Iterable<string> {
  const sight = rows.find(({ name }) => name === sightRow)?.wins.rate ?? null;
  if (sight === null) yield 'was not shown to see style: it gave no verdict on real texts of two people';
  else if (sight < sightBar)
    yield `cannot see style: of a person's own text and another person's it chose the own one in ${percent(sight)} (needed ${percent(sightBar)})`;
  const { rate, interval } = longerWins;
  if (rate !== null && interval !== null && !holdsOneHalf(interval))
    yield `prefers the ${rate > 0.5 ? 'longer' : 'shorter'} text: it won ${percent(Math.max(rate, 1 - rate))} where nothing else differs`;
  const excess = self?.excess;
  if (excess && excess.low !== null && excess.low > 0)
    yield `prefers texts of its own family: they beat the real text ${percent(excess.mean)} more often than another person's text does`;
}
