import { type BandCalibration, bandProbability } from '../calibration/length-bands.ts';
import { stylometryVersion } from '../space/space.ts';
import type { Tokens } from '../tokenize.ts';
import { scoreOf } from './combine-values.ts';
import { isGrey, zoneAt } from './grey-zone.ts';
import { type LengthNull, lengthNull } from './length-null.ts';
import type { PairScorer, ReadText } from './pair-scorer.ts';
import { countedWords } from './text-levels.ts';
import type { UnknownReason, Verification, VerificationNote, VerifierCalibration } from './verification.ts';

/** What was fitted to one register's people. */
export interface RegisterVerifier {
  readonly crowd: readonly { readonly author: string; readonly texts: readonly Tokens[] }[];
  readonly scorer: PairScorer<ReadText>;
  readonly weights: readonly number[];
  /** Null where there were too few pairs. */
  readonly bands: readonly BandCalibration[] | null;
  readonly calibration: VerifierCalibration;
}

export interface RegisterQuestion {
  readonly known: readonly Tokens[];
  readonly text: Tokens;
  readonly except: ReadonlySet<string>;
  readonly percentiles: 'measured' | 'left out';
  readonly method: Verification['method'];
  readonly seed: number;
}

/** Below these nothing is said (section 6 of the specification). */
export const leastWords = { query: 40, known: 150 } as const;

export function verifyInRegister(fitted: RegisterVerifier | undefined, question: RegisterQuestion): Verification {
  const { known, text, method, seed } = question;
  const unanswered: Verification = {
    p: null,
    decision: 'unknown',
    reason: 'other-register',
    leaning: null,
    score: null,
    percentiles: { own: null, others: null },
    queryWords: countedWords(text),
    knownWords: known.reduce((sum, one) => sum + countedWords(one), 0),
    calibratedOn: null,
    notes: [],
    method,
    featureSetHash: fitted?.scorer.featureSetHash ?? '',
    spaceHash: fitted?.scorer.spaceHash ?? '',
    seed,
    version: stylometryVersion,
  };
  if (fitted === undefined) return unanswered;
  const short = tooShort(unanswered);
  return short === null ? compare(fitted, question, unanswered) : { ...unanswered, reason: short };
}

function tooShort({ queryWords, knownWords }: Verification): UnknownReason | null {
  if (queryWords < leastWords.query) return 'query-too-short';
  return knownWords < leastWords.known ? 'known-too-short' : null;
}

function compare(
  { scorer, weights, bands, calibration, crowd }: RegisterVerifier,
  { known, text, except, seed, percentiles }: RegisterQuestion,
  unanswered: Verification,
): Verification {
  const values = scorer.compare({
    known: known.map((one) => scorer.read(one)),
    queries: [scorer.read(text)],
    except,
    seed,
  })?.[0];
  if (values === undefined) return { ...unanswered, reason: 'too-few-imposters' };
  const score = scoreOf(weights, values);
  const { queryWords: words } = unanswered;
  const told: Verification = {
    ...unanswered,
    score,
    percentiles:
      percentiles === 'left out'
        ? nothingMeasured
        : lengthNull({ scorer, known, crowd, except, words, score, scoreOf: (other) => scoreOf(weights, other), seed }),
  };
  const found = bands === null ? null : bandProbability(bands, { score, words });
  if (found === null) return { ...told, reason: 'not-calibrated' };
  const answered = {
    ...told,
    leaning: found.p,
    calibratedOn: found.fittedOn,
    notes: notesOf(found.widened, unanswered.knownWords, calibration.knownWords),
  };
  if (isGrey(found.p, zoneAt(calibration.greyZones, words))) return { ...answered, reason: 'grey-zone' };
  return { ...answered, p: found.p, decision: found.p > 0.5 ? 'same' : 'different', reason: null };
}

const nothingMeasured: LengthNull = { own: null, others: null };

function notesOf(widened: boolean, knownWords: number, usual: number): readonly VerificationNote[] {
  const other = knownWords < usual / 2 || knownWords > usual * 2;
  return [...(widened ? ['widened-length-band' as const] : []), ...(other ? ['other-known-length' as const] : [])];
}
