import type { SeededRandom } from '../src/core/numerics/index.ts';
import { type TasteChoice, tasteRow } from '../src/core/taste/index.ts';
import { drawText, type Knob, type KnobbedText } from './taste-texts.ts';

/** What planted people choose by: log odds for a knob turned from 0 to 1. */
export const plantedTastes: readonly Partial<Record<Knob, number>>[] = [
  { length: -2.5, greeting: -2.5 },
  { length: 2.5, thanks: 2 },
  { greeting: 2.5, closing: 2.5 },
  { contractions: 2.5, exclamations: 2 },
  { list: 2.5, length: -2 },
  { hedges: -2.5, exclamations: -2, closing: -1.5 },
];

/** In log odds: below it the person has no preference to be told; above it, four of five choices go their way. */
const leastGain = 0.25;
const clearGain = 1.5;
const unseenPairs = 70;

export interface MeasuredText extends KnobbedText {
  readonly row: Float64Array;
}

export interface UnseenPair {
  /** By what the person would choose without chance. */
  readonly liked: Float64Array;
  readonly other: Float64Array;
  readonly clear: boolean;
}

export interface PlantedPerson {
  /** Place in `plantedTastes`. */
  readonly taste: number;
  /** Made with chance, Bradley–Terry. */
  readonly choices: readonly TasteChoice[];
  readonly unseen: readonly UnseenPair[];
  /** Log odds of choosing the one. */
  liking(one: KnobbedText, other: KnobbedText): number;
}

/** A person with one of the planted tastes, by turns. */
export function drawPerson(random: SeededRandom, at: number, choices: number): PlantedPerson {
  const taste = at % plantedTastes.length;
  const weights = Object.entries(plantedTastes[taste] ?? {}) as [Knob, number][]; // keys of the record above
  const liking = (one: KnobbedText, other: KnobbedText) =>
    weights.reduce((sum, [knob, weight]) => sum + weight * (one.knobs[knob] - other.knobs[knob]), 0);
  return {
    ...{ taste, liking },
    choices: Array.from({ length: choices }, () => chooseAs({ liking }, drawRow(random), drawRow(random), random)),
    unseen: Array.from({ length: unseenPairs }, () => drawUnseen(random, liking)),
  };
}

export function drawRow(random: SeededRandom): MeasuredText {
  const drawn = drawText(random);
  return { ...drawn, row: tasteRow(drawn.text) };
}

/** The person's choice, with its share of chance. */
export function chooseAs(
  { liking }: Pick<PlantedPerson, 'liking'>,
  left: MeasuredText,
  right: MeasuredText,
  random: SeededRandom,
): TasteChoice {
  const chosen = random.next() < 1 / (1 + Math.exp(-liking(left, right))) ? 'left' : 'right';
  return { left: left.row, right: right.row, chosen };
}

/** The same pairs, chosen by nothing. */
export function byCoin(choices: readonly TasteChoice[], random: SeededRandom): readonly TasteChoice[] {
  return choices.map((choice) => ({ ...choice, chosen: random.next() < 0.5 ? 'left' : 'right' }));
}

function drawUnseen(random: SeededRandom, liking: PlantedPerson['liking']): UnseenPair {
  for (;;) {
    const [one, other] = [drawRow(random), drawRow(random)];
    const gain = liking(one, other);
    if (Math.abs(gain) < leastGain) continue;
    const [liked, less] = gain > 0 ? [one, other] : [other, one];
    return { liked: liked.row, other: less.row, clear: Math.abs(gain) > clearGain };
  }
}
