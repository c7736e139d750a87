import { expect, test } from 'vitest';
import { createRandom } from '../../numerics/index.ts';
import { mostFrequentWords } from '../counting/feature-set.ts';
import { fitSpace } from '../space/fit-space.ts';
import { vectorOf } from '../space/vector-of.ts';
import { type DistanceName, type DistanceOptions, distanceNames } from './comparison.ts';
import { distance } from './distance.ts';

// The formulas of the specification once more, over plain maps, sharing no code with what is tested.

type Frequencies = ReadonlyMap<string, number>;

interface Reference {
  readonly features: readonly string[];
  readonly mean: Frequencies;
  readonly deviation: Frequencies;
  readonly spread: Frequencies;
}

function frequencies(text: string): Frequencies {
  const all = text.split(' ').filter((word) => word !== '');
  const counts = new Map<string, number>();
  for (const word of all) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].map(([word, count]) => [word, count / all.length]));
}

function at(map: Frequencies, key: string): number {
  return map.get(key) ?? 0;
}

function weightedMedian(pairs: readonly (readonly [number, number])[]): number {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0]);
  let reached = 0;
  for (const [place, [value, weight]] of sorted.entries()) {
    reached += weight;
    if (Math.abs(reached - 0.5) < 1e-9) return (value + (sorted[place + 1]?.[0] ?? value)) / 2;
    if (reached > 0.5) return value;
  }
  return Number.NaN;
}

function fitReference(corpus: readonly { author: string; text: string }[], top: number, balanced: boolean): Reference {
  const totals = new Map<string, number>();
  for (const { text } of corpus) {
    for (const word of text.split(' ').filter((one) => one !== '')) totals.set(word, (totals.get(word) ?? 0) + 1);
  }
  const features = [...totals.keys()].sort((a, b) => at(totals, b) - at(totals, a) || (a < b ? -1 : 1)).slice(0, top);
  const authors = new Set(corpus.map(({ author }) => author));
  const weights = corpus.map(({ author }) =>
    balanced ? 1 / authors.size / corpus.filter((one) => one.author === author).length : 1 / corpus.length,
  );
  const counted = corpus.map(({ text }) => frequencies(text));
  const mean = new Map<string, number>();
  const deviation = new Map<string, number>();
  const spread = new Map<string, number>();
  for (const feature of features) {
    const values = counted.map((text) => at(text, feature));
    const middle = values.reduce((sum, value, text) => sum + value * (weights[text] ?? 0), 0);
    const variance = values.reduce((sum, value, text) => sum + (value - middle) ** 2 * (weights[text] ?? 0), 0);
    const isFlat = new Set(values).size === 1;
    const median = weightedMedian(values.map((value, text) => [value, weights[text] ?? 0]));
    mean.set(feature, middle);
    deviation.set(
      feature,
      isFlat ? 0 : Math.sqrt(balanced ? variance : (variance * values.length) / (values.length - 1)),
    );
    spread.set(
      feature,
      isFlat ? 0 : values.reduce((sum, value, text) => sum + Math.abs(value - median) * (weights[text] ?? 0), 0),
    );
  }
  return { features, mean, deviation, spread };
}

function expected(
  name: DistanceName,
  stylo: boolean,
  reference: Reference,
  f: Frequencies,
  g: Frequencies,
): number | null {
  const { features, mean, deviation, spread } = reference;
  const varied = features.filter((feature) => at(deviation, feature) > 0);
  const m = varied.length;
  const z = (of: Frequencies, feature: string): number =>
    (at(of, feature) - at(mean, feature)) / at(deviation, feature);
  const sum = (over: readonly string[], term: (feature: string, place: number) => number): number =>
    over.reduce((total, feature, place) => total + term(feature, place), 0);
  const cosine = (
    over: readonly string[],
    x: (feature: string) => number,
    y: (feature: string) => number,
  ): number | null => {
    const norms = Math.sqrt(sum(over, (one) => x(one) ** 2)) * Math.sqrt(sum(over, (one) => y(one) ** 2));
    return norms === 0 ? null : 1 - sum(over, (one) => x(one) * y(one)) / norms;
  };
  switch (name) {
    case 'burrows':
      return m === 0 ? null : sum(varied, (one) => Math.abs(z(f, one) - z(g, one))) / m;
    case 'quadratic': {
      if (m === 0) return null;
      const squares = sum(varied, (one) => (z(f, one) - z(g, one)) ** 2);
      return stylo ? Math.sqrt(squares) / m : squares / m;
    }
    case 'linear': {
      const scaled = features.filter((feature) => at(spread, feature) > 0);
      if (scaled.length === 0) return null;
      return sum(scaled, (one) => Math.abs(at(f, one) - at(g, one)) / at(spread, one)) / scaled.length;
    }
    case 'eder': {
      if (m === 0) return null;
      const weighted = sum(varied, (one, i) => (Math.abs(z(f, one) - z(g, one)) * (m - (i + 1) + (stylo ? 2 : 1))) / m);
      return stylo ? weighted : weighted / m;
    }
    case 'eder-simple':
      return sum(features, (one) => Math.abs(Math.sqrt(at(f, one)) - Math.sqrt(at(g, one))));
    case 'cosine-delta':
      return m === 0
        ? null
        : cosine(
            varied,
            (one) => z(f, one),
            (one) => z(g, one),
          );
    case 'canberra':
      return sum(features, (one) => {
        const both = at(f, one) + at(g, one);
        return both === 0 ? 0 : Math.abs(at(f, one) - at(g, one)) / both;
      });
    case 'min-max': {
      const most = sum(features, (one) => Math.max(at(f, one), at(g, one)));
      return most === 0 ? null : 1 - sum(features, (one) => Math.min(at(f, one), at(g, one))) / most;
    }
    case 'manhattan':
      return sum(features, (one) => Math.abs(at(f, one) - at(g, one)));
    case 'euclid':
      return Math.sqrt(sum(features, (one) => (at(f, one) - at(g, one)) ** 2));
    case 'cosine':
      return cosine(
        features,
        (one) => at(f, one),
        (one) => at(g, one),
      );
    case 'jensen-shannon': {
      const left = sum(features, (one) => at(f, one));
      const right = sum(features, (one) => at(g, one));
      if (left === 0 || right === 0) return null;
      const entropy = (of: (feature: string) => number): number =>
        sum(features, (one) => (of(one) > 0 ? -of(one) * Math.log2(of(one)) : 0));
      const p = (one: string): number => at(f, one) / left;
      const q = (one: string): number => at(g, one) / right;
      return Math.sqrt(Math.max(0, entropy((one) => (p(one) + q(one)) / 2) - (entropy(p) + entropy(q)) / 2));
    }
    default:
      return name satisfies never;
  }
}

const vocabulary = 'the of and a to in that it with ferry harbour rain letter crew market nine'.split(' ');

test('S1: every distance equals an independent implementation on 200 random corpora', { timeout: 60_000 }, () => {
  const random = createRandom(20);
  // The smaller a word's place, the oftener it comes.
  const word = (): string => vocabulary[Math.floor(random.next() ** 2 * vocabulary.length)] ?? 'the';
  const text = (): string => Array.from({ length: 5 + random.integer(36) }, word).join(' ');
  let compared = 0;
  for (let round = 0; round < 200; round += 1) {
    const corpus = Array.from({ length: 3 + random.integer(6) }, () => ({
      author: `author ${random.integer(3)}`,
      text: text(),
    }));
    const top = 3 + random.integer(14);
    const balanced = round % 2 === 0;
    const space = fitSpace(corpus, {
      set: mostFrequentWords(),
      top,
      moments: balanced ? 'author-balanced' : 'pooled',
      form: round % 4 < 2 ? 'dense' : 'sparse',
    });
    const reference = fitReference(corpus, top, balanced);
    expect(space.features).toEqual(reference.features);
    const query = text();
    const asked = { vector: vectorOf(space, query), frequencies: frequencies(query) };
    const known = corpus.map((one) => ({ vector: vectorOf(space, one.text), frequencies: frequencies(one.text) }));
    for (const name of distanceNames) {
      for (const options of [{}, { compat: 'stylo' }] as const satisfies readonly DistanceOptions[]) {
        const between = distance(name, space, options);
        for (const one of known) {
          const ours = between(asked.vector, one.vector);
          const theirs = expected(name, 'compat' in options, reference, asked.frequencies, one.frequencies);
          if (theirs === null || ours === null) expect(ours).toBe(theirs);
          else if (!(Math.abs(ours - theirs) <= 1e-9 * Math.max(1, Math.abs(theirs))))
            expect.fail(`${name}: ${ours}, not ${theirs}`);
          compared += 1;
        }
      }
    }
  }
  expect(compared).toBeGreaterThan(10_000);
});
