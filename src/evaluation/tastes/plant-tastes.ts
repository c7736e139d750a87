import { createRandom } from '../../core/numerics/index.ts';
import { dirichlet } from '../../core/preference/simulation/dirichlet.ts';
import { sampleMoments } from '../../core/statistics/sample-moments.ts';
import type { TextDescription } from '../../core/stylometry/index.ts';

/** How tastes are planted, as in the simulator of LoRe (preference-methods.md 2.3), over features that can be read. */
export interface TasteDesign {
  /** Kinds of taste that people mix. */
  readonly kinds: number;
  /** Features that a kind cares for. */
  readonly featuresOfKind: number;
  /** Share of its variance that a kind has in common with the others: √share · common + √(1 − share) · own. */
  readonly share: number;
  /** Dirichlet concentration of a person's weights on the kinds: near 0 each person follows one kind. */
  readonly alpha: number;
}

export interface PlantedTastes {
  /** What each kind likes, strongest first: "more exclamation marks, fewer commas". */
  readonly kinds: readonly string[];
  /** Person by person. */
  readonly people: readonly PlantedTaste[];
}

/** How much a person truly likes a text, with mean 0 and deviation 1 over the texts that tastes were planted on. */
export type PlantedTaste = (text: string) => number;

export interface PlantTastesInput {
  readonly design: TasteDesign;
  readonly description: TextDescription;
  /** Texts that utilities are scaled on. */
  readonly texts: readonly string[];
  readonly people: number;
  readonly seed: number;
}

/** Draws kinds of taste and people who mix them. Equal input gives equal tastes; the first of more people are those of fewer. */
export function plantTastes({ design, description, texts, people, seed }: PlantTastesInput): PlantedTastes {
  const { labels } = description;
  const random = createRandom(seed);
  const drawKind = (): Float64Array => {
    const kind = new Float64Array(labels.length);
    for (const at of random.choose([...labels.keys()], design.featuresOfKind)) kind[at] = random.next() < 0.5 ? -1 : 1;
    return unit(kind);
  };
  const common = drawKind();
  const kinds = Array.from({ length: design.kinds }, () => {
    const own = drawKind();
    return unit(
      own.map((value, at) => Math.sqrt(design.share) * (common[at] ?? 0) + Math.sqrt(1 - design.share) * value),
    );
  });
  const weightsOf = dirichlet(random, { alpha: design.alpha, parts: design.kinds });
  const rows = keptRows(description);
  return {
    kinds: kinds.map((kind) => inWords(kind, labels)),
    people: Array.from({ length: people }, () => {
      const weights = weightsOf();
      const direction = new Float64Array(labels.length);
      for (const [at, kind] of kinds.entries())
        for (const [place, value] of kind.entries())
          direction[place] = (direction[place] ?? 0) + (weights[at] ?? 0) * value;
      return scaled((text) => dot(direction, rows(text)), texts);
    }),
  };
}

function keptRows({ describe }: TextDescription): (text: string) => Float32Array {
  const known = new Map<string, Float32Array>();
  return (text) => {
    const row = known.get(text) ?? describe(text);
    known.set(text, row);
    return row;
  };
}

/** Somebody who likes all texts the same stays so. */
function scaled(raw: PlantedTaste, texts: readonly string[]): PlantedTaste {
  const { mean = 0, deviation = null } = sampleMoments(texts.map(raw)) ?? {};
  return (text) => (raw(text) - mean) / (deviation || 1);
}

function unit(values: Float64Array): Float64Array {
  const length = Math.hypot(...values);
  return length === 0 ? values : values.map((value) => value / length);
}

function dot(a: Float64Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

/** Weights that make up less than a tenth of the strongest are not told. */
function inWords(kind: Float64Array, labels: readonly string[]): string {
  const strongest = Math.max(...kind.map(Math.abs));
  return [...kind.entries()]
    .filter(([, weight]) => Math.abs(weight) > strongest / 10)
    .toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .map(([at, weight]) => `${weight > 0 ? 'more' : 'fewer'}: ${labels[at]}`)
    .join(', ');
}
