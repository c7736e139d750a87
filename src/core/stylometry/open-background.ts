import type { RegisterBackground } from '../../contracts/background.ts';
import { base64ToBytes } from '../numerics/base64-bytes.ts';
import { quantile } from '../statistics/quantile.ts';
import { rateScales } from './byte-scale.ts';
import { features } from './feature-catalogue.ts';

export interface OpenedWriter {
  readonly role: 'background' | 'control';
  readonly texts: number;
  /** Words of each text. */
  readonly words: readonly number[];
  /** texts × features, row-major; NaN where the text gave no opportunity. */
  readonly rates: Float64Array;
}

/** A register's statistics, unpacked. Arrays are parallel to the catalogue; NaN where the register says nothing of a feature. */
export interface OpenedBackground {
  readonly writers: readonly OpenedWriter[];
  /** Pooled over `background` writers, each weighing the same: y and n of the log-odds. */
  readonly count: Float64Array;
  readonly opportunity: Float64Array;
  /** Over texts of `background` writers, each writer weighing the same: mean and standard deviation of rates. */
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
  /** Over texts of `background` writers. */
  readonly lowerQuartile: Float64Array;
  readonly median: Float64Array;
  readonly upperQuartile: Float64Array;
}

const opened = new WeakMap<RegisterBackground, OpenedBackground>();

/** Unpacks a register once; later calls with the same object are free. */
export function openBackground(background: RegisterBackground): OpenedBackground {
  const known = opened.get(background);
  if (known !== undefined) return known;
  const fresh = unpack(background);
  opened.set(background, fresh);
  return fresh;
}

/** Rates of one feature in the writer's texts that gave it an opportunity. */
export function ratesOf(writer: OpenedWriter, feature: number): readonly number[] {
  const rates: number[] = [];
  for (let text = 0; text < writer.texts; text += 1) {
    const rate = writer.rates[text * features.length + feature] ?? Number.NaN;
    if (!Number.isNaN(rate)) rates.push(rate);
  }
  return rates;
}

function unpack(background: RegisterBackground): OpenedBackground {
  const writers = background.writers.map((writer): OpenedWriter => {
    const bytes = base64ToBytes(writer.rates);
    const kinds = features.map(({ kind }) => kind);
    const rates = new Float64Array(bytes.length);
    for (let at = 0; at < bytes.length; at += 1) {
      rates[at] = rateScales[kinds[at % kinds.length] ?? 'count'].unpack(bytes[at] ?? 255);
    }
    return { role: writer.role, texts: writer.texts, words: writer.words, rates };
  });
  const statistics = features.map((_, feature) => describe(writers, feature));
  const column = (value: (one: Described) => number): Float64Array => Float64Array.from(statistics, value);
  return {
    writers,
    count: Float64Array.from(background.count),
    opportunity: Float64Array.from(background.opportunity),
    mean: column(({ mean }) => mean),
    deviation: column(({ deviation }) => deviation),
    lowerQuartile: column(({ lower }) => lower),
    median: column(({ median }) => median),
    upperQuartile: column(({ upper }) => upper),
  };
}

interface Described {
  readonly mean: number;
  readonly deviation: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

function describe(writers: readonly OpenedWriter[], feature: number): Described {
  const byWriter = writers
    .filter(({ role }) => role === 'background')
    .map((writer) => ratesOf(writer, feature))
    .filter((rates) => rates.length > 0);
  const all = Float64Array.from(byWriter.flat()).sort();
  const weigh = (value: (rate: number) => number): number =>
    byWriter.reduce((sum, rates) => sum + rates.reduce((part, rate) => part + value(rate), 0) / rates.length, 0) /
    byWriter.length;
  const mean = weigh((rate) => rate);
  return {
    mean,
    deviation: Math.sqrt(weigh((rate) => (rate - mean) ** 2)),
    lower: quantile(all, 0.25),
    median: quantile(all, 0.5),
    upper: quantile(all, 0.75),
  };
}
