import { median } from '../statistics/quantile.ts';
import { rankProbabilityBound } from '../statistics/rank-probability.ts';
import { rateScales } from '../stylometry/byte-scale.ts';
import { features } from '../stylometry/feature-catalogue.ts';
import { rateOf, type TextMeasure } from '../stylometry/measure-text.ts';
import type { OpenedBackground, OpenedWriter } from '../stylometry/open-background.ts';
import { groupRates, type Weighted } from './group-rates.ts';

/** Texts of other people, one entry a person. Rates of one feature are looked up many times and kept sorted. */
export interface OtherPeople {
  /** Share of the other people's texts, or groups of `size` texts, below and at a rate, every person weighing the same; null where none gave an opportunity. */
  column(feature: number, size?: number): Column | null;
}

/** Rates of one feature in the texts of many people, one weight a person. */
export interface Column {
  readonly people: number;
  readonly texts: number;
  /** Ascending. */
  readonly rates: Float64Array;
  /** `weights[i]`: summed weight of `rates[0..i−1]`. */
  readonly weights: Float64Array;
  /** The same rates, one list a person. */
  readonly byPerson: readonly (readonly number[])[];
}

export interface Rank {
  /** A of hypotheses.md 6.8. */
  readonly probability: number;
  readonly low: number;
  readonly high: number;
  readonly people: number;
}

/** Where fewer of the people or fewer texts than this are near in length, all texts of the role are taken. */
const shareOfPeople = 0.75;
const fewestTexts = 20;

/**
 * The writers of one role. Where enough of their texts are within half and one and a half times the length of the person's,
 * only those count: many rates change with length alone.
 */
export function otherPeople(
  background: OpenedBackground,
  role: OpenedWriter['role'],
  own: readonly { readonly measure: Pick<TextMeasure, 'words'> }[],
): OtherPeople {
  const writers = background.writers.filter((writer) => writer.role === role);
  const usual = median(own.map(({ measure }) => measure.words));
  const near = (words: number): boolean => words >= usual / 2 && words <= usual * 1.5;
  const nearTexts = writers.map(({ words }) => words.filter(near).length);
  const enough =
    nearTexts.filter((count) => count > 0).length >= shareOfPeople * writers.length &&
    nearTexts.reduce((sum, count) => sum + count, 0) >= fewestTexts;
  const nearColumns: Columns = new Map();
  const allColumns = columnsOfAll(background);
  return {
    column: (feature, size = 1) => {
      const matched = enough && !tellsLength.has(features[feature]?.id ?? '');
      const columns = matched ? nearColumns : allColumns;
      const key = `${role} ${feature} ${size}`;
      const seen = columns.get(key);
      if (seen !== undefined) return seen;
      const column = sortColumn(writers, feature, matched ? near : () => true, size);
      columns.set(key, column);
      return column;
    },
  };
}

type Columns = Map<string, Column | null>;

const known = new WeakMap<OpenedBackground, Columns>();

/** Columns of texts of every length, sorted once: a background never changes. Those of near lengths differ from person to person. */
function columnsOfAll(background: OpenedBackground): Columns {
  const columns: Columns = known.get(background) ?? new Map();
  known.set(background, columns);
  return columns;
}

/** Lengths themselves are compared with texts of any length. */
const tellsLength = new Set(['words-per-text', 'paragraphs-per-text', 'one-paragraph', 'words-per-paragraph']);

/** How surely the person's rates lie further in the direction than other people's. Linear in the number of own texts, up to a logarithm. */
export function rankAmong(column: Column, own: readonly number[], sources: number, direction: 'more' | 'less'): Rank {
  const { people } = column;
  const probability = scoreAmong(column, own, direction);
  return {
    probability,
    low: rankProbabilityBound(probability, sources, people),
    high: 1 - rankProbabilityBound(1 - probability, sources, people),
    people,
  };
}

/** A of hypotheses.md 6.8: the mean share of other people's rates that the own ones, at least one, lie beyond in the direction, ties one half. */
export function scoreAmong(column: Column, own: readonly number[], direction: 'more' | 'less'): number {
  const share = own.reduce((sum, rate) => sum + shareBelow(column, rate), 0) / own.length;
  return direction === 'more' ? share : 1 - share;
}

/** Weighted share of the other people's rates below a rate, ties one half. */
export function shareBelow({ rates, weights }: Column, rate: number): number {
  return ((weights[firstNotBelow(rates, rate)] ?? 0) + (weights[firstAbove(rates, rate)] ?? 0)) / 2;
}

/** Share of ascending values below a value, ties one half. */
export function shareOf(ascending: Float64Array, value: number): number {
  return (firstNotBelow(ascending, value) + firstAbove(ascending, value)) / 2 / ascending.length;
}

interface RankTextsInput {
  readonly others: OtherPeople;
  readonly place: number;
  readonly direction: 'more' | 'less';
  readonly texts: readonly { readonly measure: TextMeasure }[];
  /** Sources among the texts that give an opportunity. */
  readonly sources: number;
  /** Texts that are pooled (`groupSize`). */
  readonly size: number;
}

/**
 * The person's texts among other people's, for proposing. A is that of single texts. Where `size` is above one the bounds are those of pooled
 * texts: where texts hardly ever show a habit, groups of them tell people apart that single texts cannot. A group counts as one source, for
 * `size` of them are spent on it. Null where there is nothing to rank.
 */
export function rankTexts({ others, place, direction, texts, sources, size }: RankTextsInput): Rank | null {
  const singles = others.column(place);
  const own = comparableRates(texts, place);
  if (singles === null || own.length === 0) return null;
  const alone = rankAmong(singles, own, sources, direction);
  // Three sources are no sample of groups; so many groups are not made for nothing.
  if (size === 1 || sources < 2 * size) return alone;
  const groups = others.column(place, size);
  const ownGroups = comparableRates(texts, place, size);
  // People with one such text make no group.
  const enough = groups !== null && groups.people >= shareOfPeople * singles.people;
  if (!enough || ownGroups.length === 0) return alone;
  const { low, high } = rankAmong(groups, ownGroups, sources / size, direction);
  return { ...alone, low, high };
}

/** Own rates of a feature, pooled over `size` texts, on the background's scale of steps, so that equal rates tie; texts without an opportunity are left out. */
export function comparableRates(
  texts: readonly { readonly measure: TextMeasure }[],
  feature: number,
  size = 1,
): readonly number[] {
  const scale = rateScales[features[feature]?.kind ?? 'count'];
  const rates: Weighted[] = [];
  for (const { measure } of texts) {
    const rate = rateOf(measure, feature);
    if (rate !== null) rates.push({ rate: scale.unpack(scale.pack(rate)), weight: measure.words });
  }
  return groupRates(rates, size);
}

function sortColumn(
  writers: readonly OpenedWriter[],
  feature: number,
  takes: (words: number) => boolean,
  size: number,
): Column | null {
  const entries: { readonly rate: number; readonly weight: number }[] = [];
  const byPerson: (readonly number[])[] = [];
  for (const writer of writers) {
    const single: Weighted[] = [];
    for (let text = 0; text < writer.texts; text += 1) {
      const rate = writer.rates[text * features.length + feature] ?? Number.NaN;
      const words = writer.words[text] ?? 0;
      if (!Number.isNaN(rate) && takes(words)) single.push({ rate, weight: words });
    }
    if (single.length < size) continue;
    const rates = groupRates(single, size);
    byPerson.push(rates);
    for (const rate of rates) entries.push({ rate, weight: 1 / rates.length });
  }
  const people = byPerson.length;
  if (people === 0) return null;
  entries.sort((a, b) => a.rate - b.rate);
  const weights = new Float64Array(entries.length + 1);
  entries.forEach(({ weight }, at) => {
    weights[at + 1] = (weights[at] ?? 0) + weight / people;
  });
  return { people, texts: entries.length, rates: Float64Array.from(entries, ({ rate }) => rate), weights, byPerson };
}

function firstNotBelow(rates: Float64Array, rate: number): number {
  let low = 0;
  let high = rates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rates[middle] ?? Number.POSITIVE_INFINITY) >= rate) high = middle;
    else low = middle + 1;
  }
  return low;
}

function firstAbove(rates: Float64Array, rate: number): number {
  let low = 0;
  let high = rates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rates[middle] ?? Number.POSITIVE_INFINITY) > rate) high = middle;
    else low = middle + 1;
  }
  return low;
}
