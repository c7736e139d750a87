import type { Feature } from '../stylometry/feature-catalogue.ts';
import { figuresOf, frequency, roundedMean, shareOfUnits, times } from './figures.ts';
import { groupWordings } from './group-wordings.ts';
import { letterFormWordings } from './letter-form-wordings.ts';
import { insteadOfPhrase } from './phrase-wordings.ts';
import { registerNouns } from './register-nouns.ts';
import { shapeWordings } from './shape-wordings.ts';
import { shareWordings } from './share-wordings.ts';
import type { Wording } from './wording.ts';

export interface MeasuredFigures {
  /** The person's occurrences among opportunities; for lengths the number of texts counts. */
  readonly count: number;
  readonly opportunity: number;
  /** Rates, not yet scaled. */
  readonly ratePerson: number;
  readonly rateBackground: number;
}

export interface WordFeatureInput {
  readonly feature: Feature;
  readonly direction: 'more' | 'less';
  readonly figures: MeasuredFigures;
  readonly register: string;
}

export interface Worded {
  /** "Uses many semicolons: 6.1 per 1,000 words, 1.2 in comparable writing." */
  readonly statement: string;
  /** "Use semicolons: about one in every 160 words." */
  readonly instruction: string;
}

/** Says a counted habit from templates, so that no word of a sample can enter. */
export function wordFeature({ feature, direction, figures, register }: WordFeatureInput): Worded {
  const wording = wordingOf(feature);
  const rest = direction === 'less' && wording.lessCounts === 'rest';
  const said = rest ? restOf(figures) : figures;
  const claim = direction === 'more' ? wording.more : noneIfZero(wording.less, figures.ratePerson === 0 && !rest);
  const { many } = registerNouns(register);
  const instruct = direction === 'more' ? wording.doMore : rareIfHardlyEver(wording.doLess, figures.ratePerson);
  return {
    statement: typographic(`${claim.replace('{texts}', many)}: ${figuresOf(feature, said, many)}.`),
    instruction: typographic(
      instruct
        .replace('{often}', frequency(figures.ratePerson))
        .replace('{times}', times(figures.ratePerson))
        .replace('{share}', shareOfUnits(figures.ratePerson))
        .replace('{value}', roundedMean(figures.ratePerson, feature.unit)),
    ),
  };
}

function wordingOf(feature: Feature): Wording {
  const special =
    shapeWordings.get(feature.id) ??
    letterFormWordings.get(feature.id) ??
    groupWordings.get(feature.id) ??
    shareWordings.get(feature.id);
  return special ?? generalWording(feature);
}

function generalWording({ id, label: listed, family }: Feature): Wording {
  const label = listed.replace('"i"', '"I"');
  switch (family) {
    case 'function-word':
      return {
        more: `Uses ${label} often`,
        less: `Rarely uses ${label}`,
        doMore: `Use ${label} about {times}.`,
        doLess: `Keep ${label} to about {often}.`,
      };
    case 'opener': {
      const opener = label.replace(/^sentences that open with /, '');
      return {
        more: `Opens many sentences with ${opener}`,
        less: `Opens few sentences with ${opener}`,
        doMore: `Open {share} sentences with ${opener}.`,
        doLess: `Vary how sentences open; few open with ${opener}.`,
      };
    }
    case 'phrase': {
      const phrases = label.replace(/"(?: and|,) "/g, '" or "');
      return {
        more: `Uses ${phrases} often`,
        less: `Rarely uses ${phrases}`,
        doMore: `Use ${phrases} about {times}.`,
        doLess: insteadOfPhrase.get(id) ?? `Keep ${withoutExamples(label)} to about {often}.`,
      };
    }
    default:
      return {
        more: `Uses many ${label}`,
        less: `Uses few ${label}`,
        doMore: `Use ${label}: about {often}.`,
        doLess: `Keep ${withoutExamples(label)} to about {often}.`,
      };
  }
}

/** Examples of what is to be rare would bring it to mind. */
function withoutExamples(label: string): string {
  return label.replace(/ \([^)]*\)/, '');
}

function restOf({ count, opportunity, ratePerson, rateBackground }: MeasuredFigures): MeasuredFigures {
  return { count: opportunity - count, opportunity, ratePerson: 1 - ratePerson, rateBackground: 1 - rateBackground };
}

function noneIfZero(less: string, zero: boolean): string {
  return zero ? less.replace(/^Rarely /, 'Never ').replace(/\bfew\b/, 'no') : less;
}

/** Less than once in 1,000 words cannot be followed as a frequency. */
function rareIfHardlyEver(instruction: string, rate: number): string {
  return rate < 0.001 ? instruction.replace(/^Keep (.*) to about \{often\}\.$/, 'Keep $1 rare.') : instruction;
}

function typographic(text: string): string {
  return text.replace(/"([^"]*)"/g, '“$1”').replace(/(\p{L})'(\p{L})/gu, '$1’$2');
}
