import type { EqualError } from '../../statistics/equal-error.ts';
import type { LengthBand } from '../calibration/length-bands.ts';
import type { TunedZones } from './grey-zone.ts';
import type { LengthNull } from './length-null.ts';

/** Why nothing is decided. */
export type UnknownReason =
  /** Fewer than 40 words in question. */
  | 'query-too-short'
  /** Fewer than 150 words known of the person. */
  | 'known-too-short'
  /** Fewer than 10 texts by 5 other people of the register. */
  | 'too-few-imposters'
  /** Other people's texts made fewer than 100 pairs whose truth is known. */
  | 'not-calibrated'
  /** Nobody of the register asked for was given to the fit. */
  | 'other-register'
  /** The probability is too near one half. */
  | 'grey-zone';

/** What limits the figure, though it was given. */
export type VerificationNote =
  /** Too few pairs of the query's length: those of neighbouring lengths were taken in. */
  | 'widened-length-band'
  /** Less than half or more than twice as much is known as of calibration people. */
  | 'other-known-length';

/** A verifier says "consistent with", never "written by". */
export interface Verification {
  /** Calibrated probability of one writer at even prior odds; null where nothing is decided (0.5 in PAN's files). */
  readonly p: number | null;
  readonly decision: 'same' | 'different' | 'unknown';
  /** Null where something is decided. */
  readonly reason: UnknownReason | null;
  /** The probability even where it is too near one half to decide; null without a calibration. */
  readonly leaning: number | null;
  /** Uncalibrated, more alike is higher; null where no comparison was made. */
  readonly score: number | null;
  readonly percentiles: LengthNull;
  readonly queryWords: number;
  readonly knownWords: number;
  /** What the calibration was fitted on, in words of the query; null where there is none. */
  readonly calibratedOn: LengthBand | null;
  readonly notes: readonly VerificationNote[];
  readonly method: 'combined' | 'imposters';
  readonly featureSetHash: string;
  readonly spaceHash: string;
  readonly seed: number;
  readonly version: number;
}

/** What a verifier learned from calibration people, to be told beside its figures. */
export interface VerifierCalibration {
  readonly register: string;
  readonly people: number;
  readonly pairs: number;
  /** What was put together. */
  readonly values: readonly string[];
  /** Parallel to `values`; zero where a value was of no use. */
  readonly weights: readonly number[];
  readonly greyZones: TunedZones['zones'];
  readonly cAt1: TunedZones['cAt1'];
  /** The probability at which as many own texts are rejected as texts of others accepted; null without a calibration. */
  readonly equalError: EqualError | null;
  /** Words on the known side of the pairs, median. */
  readonly knownWords: number;
}
