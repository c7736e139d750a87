import type { BandCalibration } from '../calibration/length-bands.ts';
import { unwrap, wrap } from '../saving/envelope.ts';
import { StylometryError } from '../stylometry-error.ts';
import { tokenize } from '../tokenize.ts';
import { openCombinedScorer } from './combined-scorer.ts';
import { type FittedVerifier, fitVerifier, openRegisters } from './fit-verifier.ts';
import { openImpostersScorer } from './imposters-scorer.ts';
import type { PackedScorer, PairScorer, ReadText } from './pair-scorer.ts';
import type { Verification, VerifierCalibration } from './verification.ts';
import type { RegisterVerifier } from './verify-in-register.ts';

export interface SaveVerifierOptions {
  /**
   * `left out` (default): counts alone; a verifier loaded from it gives no percentile among other people, as those are read from the beginnings of their
   * texts. `kept`: the calibration people's texts too.
   */
  readonly texts?: 'left out' | 'kept';
}

/** A fitted verifier as compact JSON. */
export function saveVerifier(verifier: FittedVerifier, { texts = 'left out' }: SaveVerifierOptions = {}): string {
  const { method, seed, registers } = verifier;
  const body: PackedVerifier = {
    method,
    seed,
    registers: [...registers].map(([register, { crowd, scorer, weights, bands, calibration }]) => ({
      register,
      scorer: scorer.pack(),
      weights,
      bands,
      calibration,
      crowd:
        texts === 'left out'
          ? null
          : crowd.map(({ author, texts: own }) => ({ author, texts: own.map(({ original }) => original) })),
    })),
  };
  return wrap('hyperalign-stylometry-verifier', body);
}

/**
 * What `saveVerifier` wrote, with bit-identical answers; percentiles among other people only where their texts were kept. Throws a StylometryError for a
 * damaged file and for one of another version.
 */
export function loadVerifier(text: string): FittedVerifier {
  // The checksum says that this is what `saveVerifier` wrote.
  const { method, seed, registers } = unwrap('hyperalign-stylometry-verifier', text) as PackedVerifier;
  return openRegisters({
    method,
    seed,
    registers: new Map(registers.map((packed) => [packed.register, registerOf(packed)])),
  });
}

interface PackedVerifier {
  readonly method: Verification['method'];
  readonly seed: number;
  readonly registers: readonly PackedRegister[];
}

interface PackedRegister {
  readonly register: string;
  readonly scorer: PackedScorer;
  readonly weights: readonly number[];
  readonly bands: readonly BandCalibration[] | null;
  readonly calibration: VerifierCalibration;
  readonly crowd: readonly { readonly author: string; readonly texts: readonly string[] }[] | null;
}

function registerOf({ scorer, weights, bands, calibration, crowd }: PackedRegister): RegisterVerifier {
  return {
    crowd: (crowd ?? []).map(({ author, texts }) => ({ author, texts: texts.map((text) => tokenize(text)) })),
    scorer: openScorer(scorer),
    weights,
    bands,
    calibration,
  };
}

function openScorer(packed: PackedScorer): PairScorer<ReadText> {
  const opened = packed.method === 'combined' ? openCombinedScorer(packed) : openImpostersScorer(packed);
  if (opened === null)
    throw new StylometryError('damaged', 'this verifier was saved without its space: fit again and save anew');
  return opened;
}

/** The library's verifier: `Verifier.fit(people).verify(known, text)`; `Verifier.save(fitted)` and `Verifier.load(saved)`. */
export const Verifier = { fit: fitVerifier, save: saveVerifier, load: loadVerifier } as const;
