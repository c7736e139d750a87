import { nearestAuthor } from '../../core/stylometry/measures/attribution-measures.ts';
import type { Measure, MeasureBasis, MeasureSetting, OpenMeasure } from '../measure.ts';
import type { NamedPeople } from '../scored-text.ts';
import { type CharacterCentroids, fitCharacterCentroids } from './character-centroids.ts';

const basis: MeasureBasis = { family: 'character-runs', texts: 'evaluate' };

/** The measures by character n-grams: unmasked, and with content words hidden. */
export const attributionMeasures: readonly Measure[] = [false, true].flatMap((masked): readonly Measure[] => {
  const suffix = masked ? '-masked' : '';
  const how = `${masked ? 'content words hidden, ' : ''}character 3- and 4-gram TF-IDF centroids of texts that no method saw`;
  const common = { masked, fittedOn: basis, better: 'higher' } as const;
  const opened =
    (measure: (ranked: Ranked) => number) =>
    async (setting: MeasureSetting): Promise<OpenMeasure> => {
      const centroids = fittedTo(setting, masked);
      return ({ text, person }) => {
        const ranked = rankOf(centroids, text, person);
        return ranked === null ? null : measure(ranked);
      };
    };
  return [
    {
      ...common,
      name: `attribution${suffix}`,
      range: [0, 1],
      summary: `Share of texts nearest to their person among all people (${how}).`,
      open: opened(({ rank }) => (rank === 1 ? 1 : 0)),
    },
    {
      ...common,
      name: `reciprocal-rank${suffix}`,
      range: [0, 1],
      summary: `Mean of 1 / rank of the person among all people (${how}).`,
      open: opened(({ rank }) => 1 / rank),
    },
    {
      ...common,
      name: `similarity${suffix}`,
      range: null,
      summary: `Cosine to the person, in standard deviations above the mean over all people (${how}). Win rates compare it.`,
      open: opened(({ standing }) => standing),
    },
  ];
});

/** Whom a text is taken for by `attribution` and by `attribution-masked`: what a macro-F1 is counted from. Null without people. */
export function openNaming(setting: MeasureSetting): (text: string) => NamedPeople {
  const named = (text: string, masked: boolean): string | null =>
    nearestAuthor(
      fittedTo(setting, masked)
        .similarities(text)
        .map(({ person, value }) => ({ author: person, score: value })),
    )?.author ?? null;
  return (text) => ({ plain: named(text, false), masked: named(text, true) });
}

interface Ranked {
  /** 1 when nobody is nearer. */
  readonly rank: number;
  readonly standing: number;
}

const fitted = new WeakMap<MeasureSetting, Map<boolean, CharacterCentroids>>();

/** Fitted once a setting, and asked once about a text: several measures read the same likenesses. */
function fittedTo(setting: MeasureSetting, masked: boolean): CharacterCentroids {
  const known = fitted.get(setting) ?? new Map<boolean, CharacterCentroids>();
  fitted.set(setting, known);
  const centroids =
    known.get(masked) ??
    askedOnce(
      fitCharacterCentroids(
        setting.people.map(({ person, evaluate }) => ({ person, texts: evaluate.map(({ text }) => text) })),
        { masked },
      ),
    );
  known.set(masked, centroids);
  return centroids;
}

function askedOnce({ similarities }: CharacterCentroids): CharacterCentroids {
  const asked = new Map<string, ReturnType<CharacterCentroids['similarities']>>();
  return {
    similarities: (text) => {
      const known = asked.get(text) ?? similarities(text);
      asked.set(text, known);
      return known;
    },
  };
}

function rankOf(centroids: CharacterCentroids, text: string, person: string): Ranked | null {
  const all = centroids.similarities(text);
  const own = all.find((one) => one.person === person)?.value;
  if (own === undefined) return null;
  const values = all.map(({ value }) => value);
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length);
  return {
    rank: 1 + values.filter((value) => value > own).length,
    standing: deviation === 0 ? 0 : (own - mean) / deviation,
  };
}
