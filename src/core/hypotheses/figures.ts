import type { Feature } from '../stylometry/feature-catalogue.ts';
import type { MeasuredFigures } from './word-feature.ts';

/** The figures of a statement: the person's, then other people's. */
export function figuresOf(feature: Feature, figures: MeasuredFigures, texts: string): string {
  const { count, opportunity, ratePerson, rateBackground } = figures;
  const person = plain(ratePerson * feature.scale);
  const others = plain(rateBackground * feature.scale);
  if (feature.kind === 'mean') return meanFigures(feature, person, others);
  switch (feature.opportunity) {
    case 'texts':
      return `in ${plain(count)} of ${plain(opportunity)} ${texts}, in ${percent(rateBackground)} of other people’s`;
    case 'greetings':
      return `in ${plain(count)} of ${plain(opportunity)} greetings, in ${percent(rateBackground)} of other people’s`;
    case 'choices':
      return `in ${percent(ratePerson)} of the places, ${percent(rateBackground)} in comparable writing`;
    case 'sentences':
    case 'lines':
    case 'paragraphs':
      return count === 0
        ? `none of ${plain(opportunity)} ${feature.opportunity}, ${others} of 100 in comparable writing`
        : `${person} of 100 ${feature.opportunity}, ${others} in comparable writing`;
    default:
      return count === 0
        ? `none in ${plain(opportunity)} words, ${others} per 1,000 in comparable writing`
        : `${person} per 1,000 words, ${others} in comparable writing`;
  }
}

/** "3 in every 100 words", "one in every 160 words". */
export function frequency(rate: number): string {
  if (rate >= 0.015) return `${Math.round(rate * 100)} in every 100 words`;
  return rate > 0 ? `one in every ${plain(round(1 / rate))} words` : 'one in every 1,000 words';
}

/** "about one in five", to stand before the plural of what is counted. */
export function shareOfUnits(rate: number): string {
  if (rate >= 0.9) return 'nearly all';
  if (rate >= 0.7) return 'about three in four';
  if (rate >= 0.58) return 'about two in three';
  if (rate >= 0.42) return 'about half the';
  const every = Math.round(1 / Math.max(rate, 0.01));
  return `about one in ${numberWords[every] ?? every}`;
}

/** "3 times in every 100 words", "once in every 160 words". */
export function times(rate: number): string {
  return frequency(rate)
    .replace(/^(\d+) in/, '$1 times in')
    .replace(/^one in/, 'once in');
}

/** A mean as an instruction names it: "50", "3 sentences", "one comma in every 4 sentences". */
export function roundedMean(mean: number, unit: string): string {
  if (unit === 'letters') return mean.toFixed(1);
  if (unit === 'commas' && mean < 0.75) return `one comma in every ${Math.round(1 / Math.max(mean, 0.05))} sentences`;
  if (mean >= 30) return plain(Math.round(mean / 5) * 5);
  const whole = Math.max(1, Math.round(mean));
  const noun = singular[unit];
  if (noun === undefined) return String(Math.max(2, whole));
  const counted = whole === 1 ? `one ${noun}` : `${whole} ${unit}`;
  return unit === 'commas' ? `${counted} in a sentence` : counted;
}

const singular: Readonly<Record<string, string>> = { commas: 'comma', sentences: 'sentence', paragraphs: 'paragraph' };

const numberWords: Readonly<Record<number, string>> = {
  2: 'two',
  3: 'three',
  4: 'four',
  5: 'five',
  6: 'six',
  7: 'seven',
  8: 'eight',
  9: 'nine',
  10: 'ten',
};

function meanFigures({ unit }: Feature, person: string, others: string): string {
  if (unit === 'words (standard deviation)') return `standard deviation ${person} words, others ${others}`;
  return unit === 'words' || unit === 'letters' ? `${person} ${unit}, others ${others}` : `${person}, others ${others}`;
}

/** Two significant digits below one, one decimal below ten, whole above, thousands parted. */
function plain(value: number): string {
  if (value === 0) return '0';
  if (value < 1) return String(Number(value.toPrecision(2)));
  if (value < 10) return String(Number(value.toFixed(1)));
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

function percent(share: number): string {
  const value = share * 100;
  return `${value > 0 && value < 1 ? 'under 1' : Math.round(value)} %`;
}

function round(value: number): number {
  const step = value >= 100 ? 10 : value >= 30 ? 5 : 1;
  return Math.round(value / step) * step;
}
