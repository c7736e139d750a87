import type { Method, MethodContext, PersonMaterial } from '../ports/method.ts';

/**
 * What candidates are ranked by, apart from what draws them: the same candidates can be ranked by several rewards, and a reward is measured without a
 * text being written again.
 */
export interface CandidateReward {
  /** The end of the method's name: `reward:lore`. */
  readonly name: string;
  /** Goes on from "Of 4 candidates, the one": "that …". */
  readonly summary: string;
  /** Raised when the same input ranks otherwise. */
  readonly version: number;
  /** Whether it is told anything of the person. */
  readonly personal: boolean;
  readonly learnsFrom?: NonNullable<Method['learnsFrom']>;
  readonly chooses?: NonNullable<Method['chooses']>;
  /** Learns what all people share. Throws `invalid_input` when something it needs is missing. */
  fit(context: RewardContext): Promise<FittedReward>;
}

export type RewardContext = Pick<MethodContext, 'population' | 'seed'>;

export interface FittedReward {
  /** What is known of the person. Fits nothing but that, so that it may be asked for any number of comparisons. */
  adapt(material: PersonMaterial): ScoreTexts;
}

/** How much a person likes each text, in the order of the texts; only differences mean something. */
export type ScoreTexts = (texts: readonly string[]) => readonly number[];

/** Place of the text with the highest score, the first of equals; null where no text says anything. */
export function bestText(texts: readonly string[], score: ScoreTexts): number | null {
  const filled = texts.flatMap((text, at) => (text.trim() === '' ? [] : [at]));
  const scores = score(filled.map((at) => texts[at] ?? ''));
  let [best, most]: [number | null, number] = [null, Number.NEGATIVE_INFINITY];
  for (const [place, at] of filled.entries()) {
    const here = scores[place] ?? Number.NEGATIVE_INFINITY;
    if (here > most) [best, most] = [at, here];
  }
  return best;
}
