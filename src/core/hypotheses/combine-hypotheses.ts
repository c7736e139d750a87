import type { RegisterBackground } from '../../contracts/background.ts';
import type { Combination } from '../../contracts/combination.ts';
import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { median } from '../statistics/quantile.ts';
import { features } from '../stylometry/feature-catalogue.ts';
import { openBackground } from '../stylometry/open-background.ts';
import { type Countable, countableOf, leadOfRate, leadOfText } from './lead-of-text.ts';
import { byId } from './person-text.ts';
import { placeOfPredicate } from './predicate.ts';
import { type OtherPeople, otherPeople } from './rank-among-people.ts';
import type { TrialText } from './try-countable.ts';

export interface FitCombinationInput {
  readonly register: string;
  /** In force in the register; those that cannot be counted are passed over. */
  readonly hypotheses: readonly Hypothesis[];
  /** All texts of the register: those that proposed the hypotheses flatter them less than four sources' weight takes away. */
  readonly own: readonly TrialText[];
  readonly background: RegisterBackground;
}

const fewestOwnSources = 4;
const fewestControlTexts = 30;

/** Sources of nobody in particular that a lead is averaged with. */
const priorSources = 4;

/** Correlations come from some dozens of people. */
const keptCorrelation = 0.7;

/** Where nearly all texts take one place, a product of two places says little. */
const leastSpread = 0.2;

/**
 * How hypotheses combine outside any model (hypotheses.md 6.12, with places among other people's texts for verdicts and a normal model of them for
 * the regression, which needs fewer texts); null with fewer than 4 own sources or 30 control texts, or without a countable hypothesis.
 */
export function fitCombination({ register, hypotheses, own, background }: FitCombinationInput): Combination | null {
  const countable = countableOf(hypotheses);
  const sources = [...Map.groupBy(byId(own), ({ id, source }) => source?.unit ?? id).values()];
  if (countable.length === 0 || sources.length < fewestOwnSources) return null;
  const others = otherPeople(openBackground(background), 'control', own);
  const controls = controlLeads(countable, background, others);
  const controlTexts = controls.reduce((sum, texts) => sum + texts.length, 0);
  if (controlTexts < fewestControlTexts) return null;
  const spread = countable.map((_, at) => Math.max(leastSpread, meanProduct(controls, at, at)));
  const correlation = (row: number, column: number): number =>
    row === column
      ? 1
      : (keptCorrelation * meanProduct(controls, row, column)) / Math.sqrt((spread[row] ?? 1) * (spread[column] ?? 1));
  return {
    register,
    hypothesisIds: countable.map(({ id }) => id),
    leads: countable.map((hypothesis) => rounded(Math.max(0, leadOfPerson(hypothesis, sources, others)))),
    correlations: countable.map((_, row) => countable.map((__, column) => rounded(correlation(row, column)))),
    usualWords: median(own.map(({ measure }) => measure.words)),
    ownSources: sources.length,
    controlTexts,
  };
}

function leadOfPerson(
  { predicate }: Countable,
  sources: readonly (readonly TrialText[])[],
  others: OtherPeople,
): number {
  let sum = 0;
  let count = 0;
  for (const texts of sources) {
    const leads = texts.flatMap(({ measure }) => leadOfText(predicate, measure, others) ?? []);
    if (leads.length === 0) continue;
    sum += leads.reduce((total, lead) => total + lead, 0) / leads.length;
    count += 1;
  }
  return sum / (count + priorSources);
}

/** People × texts × hypotheses; NaN where the text gave no opportunity. */
function controlLeads(
  hypotheses: readonly Countable[],
  background: RegisterBackground,
  others: OtherPeople,
): readonly (readonly (readonly number[])[])[] {
  const lookups = hypotheses.map(({ predicate }) => {
    const place = placeOfPredicate(predicate);
    const column = place === null ? null : others.column(place);
    return (rates: Float64Array, text: number): number => {
      const rate = place === null ? Number.NaN : (rates[text * features.length + place] ?? Number.NaN);
      return column === null || Number.isNaN(rate) ? Number.NaN : leadOfRate(predicate, rate, column);
    };
  });
  return openBackground(background)
    .writers.filter(({ role, texts }) => role === 'control' && texts > 0)
    .map(({ texts, rates }) =>
      Array.from({ length: texts }, (_, text) => lookups.map((lookup) => lookup(rates, text))),
    );
}

/** Over texts that show both, every person weighing the same; 0 where none does. */
function meanProduct(people: readonly (readonly (readonly number[])[])[], one: number, other: number): number {
  const means = people.flatMap((texts) => {
    const products = texts
      .map((leads) => (leads[one] ?? Number.NaN) * (leads[other] ?? Number.NaN))
      .filter((product) => !Number.isNaN(product));
    return products.length === 0 ? [] : [products.reduce((sum, product) => sum + product, 0) / products.length];
  });
  return means.length === 0 ? 0 : means.reduce((sum, mean) => sum + mean, 0) / means.length;
}

/** Four digits: the last bits of a logarithm differ between platforms. */
function rounded(value: number): number {
  return Number(value.toFixed(4));
}
