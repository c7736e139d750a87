import type { RegisterBackground } from '../../contracts/background.ts';
import { bytesToBase64 } from '../../core/numerics/base64-bytes.ts';
import { median } from '../../core/statistics/quantile.ts';
import { rateScales } from '../../core/stylometry/byte-scale.ts';
import { featureIndex, features } from '../../core/stylometry/feature-catalogue.ts';
import { rateOf } from '../../core/stylometry/measure-text.ts';
import type { MeasuredPerson } from './measured-people.ts';

export interface BackgroundOptions {
  /** Features that say nothing here. */
  readonly unreliable?: readonly string[];
  /** By place in the list of people. */
  readonly roleOf?: (place: number) => 'background' | 'control';
}

const everySecondTries = (place: number): 'background' | 'control' => (place % 2 === 0 ? 'background' : 'control');

const packed = new WeakMap<MeasuredPerson, Uint8Array>();

/**
 * What a background holds of these people: every second one proposes, the others try. As `summariseRegister` does it, but without verification,
 * because one person is left out at a time and hundreds of them are made.
 */
export function backgroundOfPeople(
  people: readonly MeasuredPerson[],
  register: string,
  { unreliable = [], roleOf = everySecondTries }: BackgroundOptions = {},
): RegisterBackground {
  const hidden = new Set(unreliable.map((id) => featureIndex.get(id)));
  const writers = people.map(({ texts }, place) => ({ texts, role: roleOf(place) }));
  const words = people.flatMap(({ texts }) => texts.map(({ measure }) => measure.words));
  return {
    register,
    people: people.length,
    texts: words.length,
    words: words.reduce((sum, count) => sum + count, 0),
    medianWords: median(words),
    ...pool(
      writers.filter(({ role }) => role === 'background').map(({ texts }) => texts),
      hidden,
    ),
    unreliable: [...unreliable],
    writers: people.map((person, place) => ({
      role: roleOf(place),
      source: register,
      texts: person.texts.length,
      words: person.texts.map(({ measure }) => measure.words),
      rates: bytesToBase64(hide(packRates(person), hidden)),
    })),
    verification: {
      grams: { buckets: '', mean: '', deviation: '' },
      maskedGrams: { buckets: '', mean: '', deviation: '' },
      elsewhere: [],
      calibration: [],
    },
    sources: [{ name: register, licence: 'evaluation data', note: 'made for a measurement' }],
  };
}

/** Every writer weighs the same, whatever they wrote. */
function pool(
  writers: readonly MeasuredPerson['texts'][],
  hidden: ReadonlySet<number | undefined>,
): Pick<RegisterBackground, 'count' | 'opportunity'> {
  const count: number[] = [];
  const opportunity: number[] = [];
  for (let feature = 0; feature < features.length; feature += 1) {
    const sums = hidden.has(feature)
      ? []
      : writers
          .map((texts) => ({
            count: texts.reduce((sum, { measure }) => sum + (measure.count[feature] ?? 0), 0),
            opportunity: texts.reduce((sum, { measure }) => sum + (measure.opportunity[feature] ?? 0), 0),
          }))
          .filter((sum) => sum.opportunity > 0);
    const total = sums.reduce((sum, one) => sum + one.opportunity, 0);
    const rate = sums.reduce((sum, one) => sum + one.count / one.opportunity, 0) / Math.max(1, sums.length);
    opportunity.push(total);
    count.push(rate * total);
  }
  return { count, opportunity };
}

function packRates(person: MeasuredPerson): Uint8Array {
  const known = packed.get(person);
  if (known !== undefined) return known;
  const bytes = Uint8Array.from(
    person.texts.flatMap(({ measure }) =>
      features.map(({ kind }, feature) => rateScales[kind].pack(rateOf(measure, feature))),
    ),
  );
  packed.set(person, bytes);
  return bytes;
}

function hide(bytes: Uint8Array, hidden: ReadonlySet<number | undefined>): Uint8Array {
  return hidden.size === 0 ? bytes : bytes.map((byte, at) => (hidden.has(at % features.length) ? 255 : byte));
}
