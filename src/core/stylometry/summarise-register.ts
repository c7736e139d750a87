import type { RegisterBackground } from '../../contracts/background.ts';
import { bytesToBase64 } from '../numerics/base64-bytes.ts';
import type { SeededRandom } from '../numerics/seeded-random.ts';
import { packKeys } from '../numerics/text-key.ts';
import { median } from '../statistics/quantile.ts';
import { rateScales } from './byte-scale.ts';
import { features, placeOf } from './feature-catalogue.ts';
import { fitCalibration } from './fit-calibration.ts';
import { fitSpace, type SourceWriter, vectorsOf } from './fit-space.ts';
import { measureText, rateOf, type TextMeasure } from './measure-text.ts';
import { packPopulation, populationOf } from './population.ts';
import { packMoments } from './verification-space.ts';

export interface RegisterSource {
  readonly name: string;
  readonly licence: string;
  readonly note: string;
  readonly writers: readonly SourceWriter[];
  /** Ids of features this source shows as its makers left them, not as people write. */
  readonly unreliable: readonly string[];
  /** As good as the first source: verification is fitted on its writers too. Default false. */
  readonly fitted?: boolean;
}

export interface RegisterInput {
  readonly register: string;
  /** The first, and others that say so, are what verification is fitted on. Another one fills in features that are unreliable in those, and nothing else. */
  readonly sources: readonly [RegisterSource, ...RegisterSource[]];
  /** Writers of other registers, one list each: how they differ from these is no mark of a person. */
  readonly elsewhere: readonly (readonly SourceWriter[])[];
  readonly random: SeededRandom;
}

/** Statistics of a register from texts of many writers. Equal input gives equal output. */
export function summariseRegister({ register, sources, elsewhere, random }: RegisterInput): RegisterBackground {
  const [primary, ...others] = sources;
  const fitted = [primary, ...others.filter((source) => source.fitted === true)];
  const writers = fitted.flatMap((source) => source.writers);
  // What one fitted source does not show is looked for in none of them: a rate must be of one population.
  const missing = new Set(fitted.flatMap(({ unreliable }) => unreliable.map(placeOf)));
  const measured = sources.flatMap((source) => {
    const hidden = new Set(source.unreliable.map(placeOf));
    const isFitted = fitted.includes(source);
    const tells = (feature: number): boolean => missing.has(feature) !== isFitted && !hidden.has(feature);
    return source.writers.map(
      (writer): MeasuredWriter => ({
        role: writer.role,
        source: source.name,
        ...(writer.person === undefined ? {} : { person: writer.person }),
        ...(writer.keys === undefined ? {} : { keys: packKeys(writer.keys) }),
        texts: writer.texts.map(({ tokens }) => onlyTold(measureText(tokens), tells)),
      }),
    );
  });
  const words = measured
    .filter(({ source }) => fitted.some(({ name }) => name === source))
    .flatMap(({ texts }) => texts.map((text) => text.words));
  const pooled = pool(measured.filter(({ role }) => role === 'background'));
  const populations = elsewhere.map((ofOthers) => populationOf(ofOthers.map(vectorsOf)));
  const options = { unreliable: missing, elsewhere: populations };
  const space = fitSpace(writers.map(vectorsOf), options);
  return {
    register,
    people: writers.length,
    texts: words.length,
    words: words.reduce((sum, count) => sum + count, 0),
    medianWords: median(words),
    ...pooled,
    unreliable: features.filter((_, feature) => pooled.opportunity[feature] === 0).map(({ id }) => id),
    writers: measured.map(packWriter),
    verification: {
      grams: packMoments(space.grams),
      maskedGrams: packMoments(space.maskedGrams),
      elsewhere: populations.map((population) => packPopulation(population, space)),
      calibration: fitCalibration(writers, { ...options, random }),
    },
    sources: sources.map((source) => ({
      name: source.name,
      licence: source.licence,
      note: source.note,
      fitted: fitted.includes(source),
    })),
  };
}

interface MeasuredWriter {
  readonly role: 'background' | 'control';
  readonly source: string;
  readonly person?: string;
  readonly keys?: string;
  readonly texts: readonly TextMeasure[];
}

function onlyTold(measure: TextMeasure, tells: (feature: number) => boolean): TextMeasure {
  return {
    words: measure.words,
    count: measure.count.map((count, feature) => (tells(feature) ? count : 0)),
    opportunity: measure.opportunity.map((opportunity, feature) => (tells(feature) ? opportunity : 0)),
  };
}

/** Opportunities of all; counts as if every writer that had any opportunity had had as many as the others. */
function pool(writers: readonly MeasuredWriter[]): Pick<RegisterBackground, 'count' | 'opportunity'> {
  const opportunity: number[] = [];
  const count: number[] = [];
  for (let feature = 0; feature < features.length; feature += 1) {
    const sums = writers
      .map(({ texts }) => ({
        count: texts.reduce((sum, text) => sum + (text.count[feature] ?? 0), 0),
        opportunity: texts.reduce((sum, text) => sum + (text.opportunity[feature] ?? 0), 0),
      }))
      .filter((sum) => sum.opportunity > 0);
    const total = sums.reduce((sum, one) => sum + one.opportunity, 0);
    const rate = sums.reduce((sum, one) => sum + one.count / one.opportunity, 0) / Math.max(1, sums.length);
    opportunity.push(total);
    count.push(Number((rate * total).toPrecision(6)));
  }
  return { count, opportunity };
}

function packWriter({ texts, ...writer }: MeasuredWriter): RegisterBackground['writers'][number] {
  const bytes = new Uint8Array(texts.length * features.length);
  texts.forEach((text, row) => {
    features.forEach(({ kind }, feature) => {
      bytes[row * features.length + feature] = rateScales[kind].pack(rateOf(text, feature));
    });
  });
  return { ...writer, texts: texts.length, words: texts.map(({ words }) => words), rates: bytesToBase64(bytes) };
}
