import { groupBy } from '../../numerics/group-by.ts';
import { equalError } from '../../statistics/equal-error.ts';
import { bandProbability, fitLengthBands } from '../calibration/length-bands.ts';
import { type Tokens, tokenize } from '../tokenize.ts';
import { scoreCalibrationPairs } from './calibration-pairs.ts';
import { combineValues, scoreOf } from './combine-values.ts';
import { fitCombinedScorer } from './combined-scorer.ts';
import { tuneGreyZones } from './grey-zone.ts';
import { fitImpostersScorer } from './imposters-scorer.ts';
import type { PairScorer, ReadText } from './pair-scorer.ts';
import { countedWords } from './text-levels.ts';
import type { Verification, VerifierCalibration } from './verification.ts';
import { type RegisterVerifier, verifyInRegister } from './verify-in-register.ts';

/** A person whose texts are imposters for others and make pairs whose truth is known. */
export interface VerifierPerson {
  readonly author: string;
  readonly texts: readonly (string | Tokens)[];
  /** Texts are compared within a register only. Default: the empty name. */
  readonly register?: string;
}

export interface VerifierOptions {
  /**
   * `combined` (default): Cosine Delta of character 3-grams, of masked 4-grams and of the catalogue, each read against imposters, put together by a
   * logistic. `imposters`: General Imposters alone.
   */
  readonly method?: 'combined' | 'imposters';
  /** Default 1. */
  readonly seed?: number;
  /** Texts on the known side of calibration pairs; as many as will be known in use. Default 5. */
  readonly known?: number;
  /** Texts in question of each calibration person, at most. Default 20. */
  readonly mostQueries?: number;
}

export interface VerifyOptions {
  /** Needed where people of more than one register were given. */
  readonly register?: string;
  /** Names of people given to the fit who are a party to the question: the known person, or a suspected writer. */
  readonly except?: readonly string[];
  /** Percentiles cost some comparisons more. Default `measured`. */
  readonly percentiles?: 'measured' | 'left out';
}

export interface FittedVerifier {
  /** Is the text consistent with these texts of one person? Never throws for what texts hold: what cannot be decided is `unknown`, with its reason. */
  verify(known: readonly (string | Tokens)[], text: string | Tokens, options?: VerifyOptions): Verification;
  /** By register. */
  readonly calibrations: readonly VerifierCalibration[];
  /** By register; what `saveVerifier` keeps. */
  readonly registers: ReadonlyMap<string, RegisterVerifier>;
  readonly method: Verification['method'];
  readonly seed: number;
}

/** Fits a verifier to people who are not those in question, with everything but the answer: space, combination, calibration and grey zone. */
export function fitVerifier(people: readonly VerifierPerson[], options: VerifierOptions = {}): FittedVerifier {
  const byRegister = groupBy(mergeNames(people), ({ register = '' }) => register);
  return openRegisters({
    method: options.method ?? 'combined',
    seed: options.seed ?? 1,
    registers: new Map(
      [...byRegister].map(([register, members]) => [register, fitRegister(register, members, options)]),
    ),
  });
}

/** A verifier from what was fitted. */
export function openRegisters({
  registers,
  method,
  seed,
}: Pick<FittedVerifier, 'registers' | 'method' | 'seed'>): FittedVerifier {
  const only = registers.size === 1 ? [...registers.values()][0] : undefined;
  return {
    registers,
    method,
    seed,
    calibrations: [...registers.values()].map(({ calibration }) => calibration),
    verify: (known, text, verifyOptions = {}) => {
      const { register, except = [], percentiles = 'measured' } = verifyOptions;
      return verifyInRegister(register === undefined ? only : registers.get(register), {
        known: known.map(tokensOf),
        text: tokensOf(text),
        except: new Set(except),
        percentiles,
        method,
        seed,
      });
    },
  };
}

/** A person given twice in one register is one person, or would be an imposter of the own texts. */
function mergeNames(people: readonly VerifierPerson[]): readonly VerifierPerson[] {
  return [...groupBy(people, ({ author, register = '' }) => JSON.stringify([author, register])).values()].flatMap(
    ([first, ...others]) =>
      first === undefined ? [] : [{ ...first, texts: [first, ...others].flatMap(({ texts }) => texts) }],
  );
}

function fitRegister(
  register: string,
  people: readonly VerifierPerson[],
  { method = 'combined', seed = 1, known = 5, mostQueries = 20 }: VerifierOptions,
): RegisterVerifier {
  const crowd = people.map(({ author, texts }) => ({ author, texts: texts.map(tokensOf) }));
  const options = { register, known, seed, mostQueries };
  if (method === 'imposters') return finish(crowd, fitImpostersScorer(crowd), options);
  return finish(crowd, fitCombinedScorer(crowd), options);
}

interface FinishOptions {
  readonly register: string;
  readonly known: number;
  readonly seed: number;
  readonly mostQueries: number;
}

function finish<Text extends ReadText>(
  crowd: readonly { readonly author: string; readonly texts: readonly Tokens[] }[],
  scorer: PairScorer<Text>,
  { register, ...options }: FinishOptions,
): RegisterVerifier {
  const pairs = scoreCalibrationPairs(crowd, scorer, options);
  const weights = combineValues(pairs);
  const scored = pairs.map(({ values, same, words }) => ({ score: scoreOf(weights, values), positive: same, words }));
  const outcome = fitLengthBands(scored);
  const bands = outcome.kind === 'fitted' ? outcome.bands : null;
  const judged = pairs.map(({ values, same, words }) => ({
    p: bandProbability(bands ?? [], { score: scoreOf(weights, values), words })?.p ?? 0.5,
    same,
    words,
  }));
  const tuned = tuneGreyZones(judged);
  const probabilities = (same: boolean) => judged.filter((one) => one.same === same).map(({ p }) => p);
  return {
    crowd,
    scorer,
    weights,
    bands,
    calibration: {
      register,
      people: crowd.length,
      pairs: pairs.length,
      values: scorer.names,
      weights,
      greyZones: tuned.zones,
      cAt1: tuned.cAt1,
      equalError: bands === null ? null : equalError(probabilities(true), probabilities(false)),
      knownWords: medianKnownWords(crowd, options.known),
    },
  };
}

function medianKnownWords(crowd: readonly { readonly texts: readonly Tokens[] }[], known: number): number {
  const lengths = crowd
    .filter(({ texts }) => texts.length > known)
    .map(({ texts }) => texts.slice(0, known).reduce((sum, text) => sum + countedWords(text), 0))
    .toSorted((a, b) => a - b);
  return lengths[Math.floor(lengths.length / 2)] ?? 0;
}

function tokensOf(text: string | Tokens): Tokens {
  return typeof text === 'string' ? tokenize(text) : text;
}
