import {
  areaUnderCurve,
  type BootstrappedArea,
  bootstrapArea,
  type ScoredCluster,
} from '../src/core/statistics/index.ts';
import { calibrationMeasures } from '../src/stylometry.ts';
import { Verifier } from '../src/stylometry-verification.ts';
import type { Share } from './table-attribution.ts';
import {
  type HalvedCorpus,
  knownMails,
  readHalves,
  readRewrittenMail,
  verificationCorpora,
} from './verification-corpora.ts';
import { drawPairs, known, tableMethods } from './verification-methods.ts';

export interface VerificationRow {
  readonly corpus: string;
  /** False where nothing of the verifier was chosen by looking at it. */
  readonly tookPart: boolean;
  readonly people: number;
  readonly pairs: number;
  /** Printed in stylometry.md 9.2; null where nothing is. */
  readonly imposters: number | null;
  /** Area of our General Imposters on the same pairs, where nothing is printed. */
  readonly ownImposters: number | null;
  /** Area under the curve, answering everything; interval from redrawing the people asked about. */
  readonly area: Share | null;
  readonly calibrationError: number | null;
  /** Share of pairs left unanswered, and the share of right answers among the others. */
  readonly unknown: number;
  readonly right: number | null;
}

/** S6, S7: the verifier as it is fitted by default, on half of the people, asked about the other half. */
export async function verificationRows(options: {
  readonly seed: number;
  readonly quick: boolean;
}): Promise<readonly VerificationRow[]> {
  const rows: VerificationRow[] = [];
  for (const { file, imposters } of options.quick ? verificationCorpora.slice(3, 4) : verificationCorpora) {
    const corpus = await readHalves(file);
    if (corpus !== null)
      rows.push({ corpus: file, tookPart: true, imposters, ownImposters: null, ...asked(corpus, options.seed) });
  }
  if (options.quick) return rows;
  const novels = await readHalves('novels_pd');
  if (novels !== null) rows.push({ corpus: 'novels_pd', ...unseen(novels, options.seed, known) });
  const mail = await readRewrittenMail();
  if (mail !== null)
    rows.push({
      corpus: 'popquorn_email_rewrites, the last mails of each joined',
      ...unseen(mail, options.seed, knownMails),
    });
  return rows;
}

function unseen(corpus: HalvedCorpus, seed: number, texts: number): Omit<VerificationRow, 'corpus'> {
  const { imposters } = tableMethods(corpus, seed, texts);
  const scored = drawPairs(corpus.evaluation, seed + 1, texts).map((pair) => ({ ...pair, score: imposters(pair) }));
  const scores = (same: boolean): readonly number[] =>
    scored.filter((pair) => pair.same === same).map(({ score }) => score);
  return {
    tookPart: false,
    imposters: null,
    ownImposters: areaUnderCurve(scores(true), scores(false)),
    ...asked(corpus, seed, texts),
  };
}

function asked(
  { calibration, evaluation }: HalvedCorpus,
  seed: number,
  texts = known,
): Omit<VerificationRow, 'corpus' | 'tookPart' | 'imposters' | 'ownImposters'> {
  const verifier = Verifier.fit(calibration, { seed, known: texts });
  const answers = drawPairs(evaluation, seed + 1, texts).map((pair) => ({
    person: pair.person.author,
    same: pair.same,
    found: verifier.verify(pair.known, pair.text, { percentiles: 'left out' }),
  }));
  const clusters = [...Map.groupBy(answers, ({ person }) => person).values()].map((own): ScoredCluster => {
    const scores = (same: boolean): readonly number[] =>
      own.filter((one) => one.same === same).map(({ found }) => found.leaning ?? 0.5);
    return { positive: scores(true), negative: scores(false) };
  });
  const decided = answers.filter(({ found }) => found.decision !== 'unknown');
  const right = decided.filter(({ same, found }) => (found.decision === 'same') === same).length;
  return {
    people: evaluation.length,
    pairs: answers.length,
    area: shareOf(bootstrapArea(clusters, { seed })),
    calibrationError:
      calibrationMeasures(answers.map(({ same, found }) => ({ p: found.leaning ?? 0.5, positive: same })))
        ?.expectedCalibrationError ?? null,
    unknown: 1 - decided.length / answers.length,
    right: decided.length === 0 ? null : right / decided.length,
  };
}

function shareOf(found: BootstrappedArea | null): Share | null {
  return found === null ? null : { mean: found.area, low: found.low, high: found.high };
}
