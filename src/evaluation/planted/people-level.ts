import type { PlantedTrait } from '../../core/planted/index.ts';
import { quantile } from '../../core/statistics/quantile.ts';
import { placeOf } from '../../core/stylometry/feature-catalogue.ts';
import type { MeasuredPerson, MeasuredText } from './measured-people.ts';

/**
 * How far texts go in the direction of a trait: the rate of its first feature over all of them together, with its sign turned where the trait means less
 * of it. Null where they gave no opportunity.
 */
export function strengthOf({ features: [main] }: PlantedTrait, texts: readonly MeasuredText[]): number | null {
  if (main === undefined) return null;
  const place = placeOf(main.id);
  const count = texts.reduce((sum, { measure }) => sum + (measure.count[place] ?? 0), 0);
  const opportunity = texts.reduce((sum, { measure }) => sum + (measure.opportunity[place] ?? 0), 0);
  if (opportunity === 0) return null;
  return main.direction === 'more' ? count / opportunity : -count / opportunity;
}

/**
 * The strength that this percentile of the people has, every person weighing the same. Null where fewer than four can be compared, and where there is
 * nothing to plant: a habit of doing something that people at this percentile never do.
 */
export function peopleLevel(trait: PlantedTrait, people: readonly MeasuredPerson[], percentile: number): number | null {
  const strengths = strengthsOf(trait, people);
  if (strengths.length < fewestPeople) return null;
  const level = quantile(Float64Array.from(strengths).sort(), percentile / 100);
  return level === 0 && trait.features[0]?.direction === 'more' ? null : level;
}

/** Percentage of the people whom texts go beyond, ties one half. Null where nobody can be compared. */
export function percentileAmong(
  trait: PlantedTrait,
  people: readonly MeasuredPerson[],
  texts: readonly MeasuredText[],
): number | null {
  const own = strengthOf(trait, texts);
  const strengths = strengthsOf(trait, people);
  if (own === null || strengths.length === 0) return null;
  const below = strengths.filter((one) => one < own).length + strengths.filter((one) => one === own).length / 2;
  return (100 * below) / strengths.length;
}

/** As many as a trial needs. */
const fewestPeople = 4;

function strengthsOf(trait: PlantedTrait, people: readonly MeasuredPerson[]): readonly number[] {
  return people.flatMap(({ texts }) => strengthOf(trait, texts) ?? []);
}
