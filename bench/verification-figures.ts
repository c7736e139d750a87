import { areaUnderCurve } from '../src/core/statistics/index.ts';
import { calibrationMeasures } from '../src/core/stylometry/calibration/calibration-measures.ts';
import { fitPlatt, plattProbability } from '../src/core/stylometry/calibration/platt.ts';
import { panMeasures } from '../src/core/stylometry/measures/pan-measures.ts';
import { cutToWords, type Verification, Verifier } from '../src/stylometry-verification.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { type HalvedCorpus, readHalves, verificationCorpora } from './verification-corpora.ts';
import { type AskedPair, drawPairs, known, type ScorePair, tableMethods } from './verification-methods.ts';

/**
 * Verification by the protocol of stylometry.md 9.2: one text against five known ones, half of the people to calibrate on, the other half to be
 * judged, as many same as different pairs, Platt, nothing left unanswered. The verifier that the library fits by default stands beside it, with its
 * own calibration and with abstention. S6: imposters within .02 of the printed area, as the mean of draws of known texts and other
 * people; S7: silence by length.
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const figures: Record<string, number | string | null> = {};
  const baseline: Record<string, number | string | null> = {};
  let n = 0;
  for (const { file, ...printed } of quick ? verificationCorpora.slice(3, 4) : verificationCorpora) {
    const corpus = await readHalves(file);
    if (corpus === null) continue;
    const pairs = drawPairs(corpus.evaluation, seed + 1);
    n += pairs.length;
    figures[`${file} pairs`] = pairs.length;
    const methods = tableMethods(corpus, seed);
    for (const name of ['cosine', 'delta', 'imposters'] as const) {
      const platt = plattOn(corpus, methods[name], seed);
      const judged = pairs.map((pair) => ({ same: pair.same, p: platt(methods[name](pair)) }));
      figures[`${file} ${name}`] = row(judged);
      baseline[`${file} ${name} AUC`] = printed[name];
    }
    for (const choice of ['first', 'drawn'] as const)
      figures[`${file} imposters AUC, mean of draws, known texts ${choice}`] = meanArea(corpus, methods.imposters, {
        seed,
        choice,
        draws: quick ? 1 : 3,
      });
    Object.assign(figures, verifierFigures(file, corpus, pairs, seed));
  }
  if (n === 0) throw new Error('../shared/data/authorship is not there: this bench needs its texts.');
  return { name: 'verification-figures', figures, baseline, n, seed };
}

/** The known texts and the other person of a different pair are drawn by chance; one draw of few people says little. */
function meanArea(
  { evaluation }: HalvedCorpus,
  score: ScorePair,
  { seed, draws, choice }: { readonly seed: number; readonly draws: number; readonly choice: 'drawn' | 'first' },
): number | null {
  const areas = Array.from({ length: draws }, (_, draw) => {
    const pairs = drawPairs(evaluation, seed + 1 + draw, known, choice).map((pair) => ({
      same: pair.same,
      score: score(pair),
    }));
    const side = (same: boolean): readonly number[] =>
      pairs.filter((pair) => pair.same === same).map((pair) => pair.score);
    return areaUnderCurve(side(true), side(false)) ?? Number.NaN;
  });
  const mean = areas.reduce((sum, area) => sum + area, 0) / draws;
  return Number.isFinite(mean) ? mean : null;
}

interface Judged {
  readonly same: boolean;
  readonly p: number;
}

function plattOn({ calibration }: HalvedCorpus, score: ScorePair, seed: number): (score: number) => number {
  const model = fitPlatt(drawPairs(calibration, seed).map((pair) => ({ score: score(pair), positive: pair.same })));
  return (value) => (model === null ? 0.5 : plattProbability(model, value));
}

function verifierFigures(
  file: string,
  { calibration }: HalvedCorpus,
  pairs: readonly AskedPair[],
  seed: number,
): Record<string, number | string | null> {
  const verifier = Verifier.fit(calibration, { seed, known });
  const [fitted] = verifier.calibrations;
  const ask = (pair: AskedPair, words: number | null): Verification =>
    verifier.verify(pair.known, words === null ? pair.text : cutToWords(pair.text, words), {
      percentiles: 'left out',
    });
  const answers = pairs.map((pair) => ({ same: pair.same, found: ask(pair, null) }));
  const all = answers.map(({ same, found }) => ({ same, p: found.leaning ?? 0.5 }));
  const spoken = answers.map(({ same, found }) => ({ same, p: found.p ?? 0.5 }));
  return {
    [`${file} verifier`]: row(all),
    [`${file} verifier ECE`]:
      calibrationMeasures(all.map(({ p, same }) => ({ p, positive: same })))?.expectedCalibrationError ?? null,
    [`${file} verifier, abstaining`]: row(spoken),
    [`${file} weights`]: fitted?.weights.map((weight) => weight.toFixed(2)).join(' ') ?? null,
    [`${file} grey zone`]:
      fitted?.greyZones.map(({ band, zone }) => `${band.from}: ${zone.low} to ${zone.high}`).join(', ') ?? null,
    [`${file} c@1 on calibration people`]:
      fitted === undefined
        ? null
        : `${fitted.cAt1.answeringAll.toFixed(3)} all, ${fitted.cAt1.abstaining.toFixed(3)} abstaining`,
    [`${file} at full length`]: silence(answers),
    ...silenceByLength(file, pairs, ask),
  };
}

const lengths = [20, 60, 120, 240, 480];
const leastPairs = 80;

/**
 * S7: the same texts cut to each length, up to the longest length that enough of them have: of different texts at each length the long ones would be
 * few and other ones.
 */
function silenceByLength(
  file: string,
  pairs: readonly AskedPair[],
  ask: (pair: AskedPair, words: number) => Verification,
): Record<string, string> {
  const long = (words: number): readonly AskedPair[] => pairs.filter(({ text }) => text.words.length >= words);
  const longest = lengths.findLast((words) => long(words).length >= leastPairs) ?? 20;
  const asked = long(longest);
  return Object.fromEntries(
    lengths
      .filter((words) => words <= longest)
      .map((words) => [
        `${file} cut to ${words} words (${asked.length} pairs of at least ${longest})`,
        silence(asked.map((pair) => ({ same: pair.same, found: ask(pair, words) }))),
      ]),
  );
}

/** Share unknown; accuracy of all, undecided ones by which side of one half they lean to; accuracy of the answered. */
function silence(answers: readonly { readonly same: boolean; readonly found: Verification }[]): string {
  const decided = answers.filter(({ found }) => found.decision !== 'unknown');
  const right = (ones: typeof answers): string => {
    const hits = ones.reduce((sum, { same, found }) => {
      const p = found.leaning ?? 0.5;
      return sum + (p === 0.5 ? 0.5 : p > 0.5 === same ? 1 : 0);
    }, 0);
    return ones.length === 0 ? 'none' : (hits / ones.length).toFixed(3);
  };
  const unknown = 1 - decided.length / answers.length;
  return `unknown ${unknown.toFixed(3)}, accuracy of all ${right(answers)}, of answered ${right(decided)}`;
}

/** AUC / c@1 / F0.5u / F1 / Brier. */
function row(judged: readonly Judged[]): string {
  const outcome = panMeasures(
    judged.map(({ same }, at) => ({ id: String(at), same })),
    judged.map(({ p }, at) => ({ id: String(at), p })),
  );
  if (outcome.kind === 'refused') return outcome.problem;
  const { auc, cAt1, f05u, f1, brier } = outcome.measures;
  return [auc, cAt1, f05u, f1, brier].map((value) => (value === null ? '-' : value.toFixed(3))).join(' / ');
}
