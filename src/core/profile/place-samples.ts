import type { SamplePart } from '../../contracts/sample.ts';

/** What placing needs of a sample. The id is a hash of its text, so its order is as good as chance and the same everywhere. */
export interface PlaceableSample {
  readonly id: string;
  readonly source: { readonly unit: string };
}

export interface PlacedSample extends PlaceableSample {
  readonly part: SamplePart;
}

/** Fewer sources than this cannot be parted: all are for inference. */
const fewestSourcesToTry = 4;

const inferenceShare = 0.6;

/**
 * Sides of new samples, 60 % inference and 40 % trial by source (hypotheses.md 6.2): texts of one unit stay together,
 * a known unit keeps its side, and the order of the input does not matter.
 */
export function placeSamples(
  known: readonly PlacedSample[],
  fresh: readonly PlaceableSample[],
): ReadonlyMap<string, SamplePart> {
  const sides = new Map<string, SamplePart>();
  for (const { source, part } of byId(known)) if (!sides.has(source.unit)) sides.set(source.unit, part);
  const units = [...new Set(byId(fresh).map(({ source }) => source.unit))].filter((unit) => !sides.has(unit));
  const parted = sides.size + units.length >= fewestSourcesToTry;
  for (const unit of units) sides.set(unit, parted ? sideFurthestBelow(sides) : 'inference');
  return new Map(byId(fresh).map(({ id, source }) => [id, sides.get(source.unit) ?? 'inference']));
}

/** The side that lacks most of its share once one more source is placed; ties go to inference. */
function sideFurthestBelow(sides: ReadonlyMap<string, SamplePart>): SamplePart {
  const total = sides.size + 1;
  let inference = 0;
  for (const side of sides.values()) if (side === 'inference') inference += 1;
  const lackingInference = inferenceShare * total - inference;
  const lackingTrial = (1 - inferenceShare) * total - (sides.size - inference);
  return lackingTrial > lackingInference + 1e-9 ? 'trial' : 'inference';
}

function byId<T extends { readonly id: string }>(samples: readonly T[]): readonly T[] {
  return samples.toSorted((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
}
