import { functionWordList, punctuationMarks } from './counting/feature-set.ts';
import { distanceFrom } from './distance/distance.ts';
import { fitSpace } from './space/fit-space.ts';
import type { SpaceVector } from './space/space.ts';
import { vectorOf } from './space/vector-of.ts';

export interface SelectionWriter {
  readonly person: string;
  readonly texts: readonly string[];
}

export interface Selection {
  /** Scores texts by nearness to what `texts` have in common; higher is nearer, 0 where nothing can be said. */
  towards(texts: readonly string[]): (text: string) => number;
}

/**
 * Chooses among candidates by function words and punctuation alone, so that measures by character n-grams stay of another kind (evaluation.md M5).
 * A score is the mean over both families of: the mean Cosine Delta to the population's people, minus that to the person (Smith and Aldridge 2011),
 * in z-scores of the population, each person weighing the same; −2 to 2. Null for fewer than two people with text.
 */
export function fitSelection(population: readonly SelectionWriter[]): Selection | null {
  const writers = population
    .map(({ person, texts }) => ({ person, texts: texts.filter(isFilled) }))
    .filter(({ texts }) => texts.length > 0);
  if (writers.length < fewestWriters) return null;
  const families = [functionWordList(), punctuationMarks()].map((set) => openFamily(set, writers));
  return {
    towards: (texts) => {
      const own = texts.filter(isFilled);
      if (own.length === 0) return () => 0;
      const scores = families.map((family) => family(own));
      return (text) => scores.reduce((sum, score) => sum + score(text), 0) / scores.length;
    },
  };
}

const fewestWriters = 2;

function isFilled(text: string): boolean {
  return text.trim() !== '';
}

type Family = (texts: readonly string[]) => (text: string) => number;

function openFamily(set: Parameters<typeof fitSpace>[1]['set'], writers: readonly SelectionWriter[]): Family {
  const training = writers.flatMap(({ person, texts }) => texts.map((text) => ({ author: person, text })));
  const space = fitSpace(training, { set });
  const read = (text: string): SpaceVector => vectorOf(space, text);
  const others = writers.map(({ texts }) => meanOf(texts.map(read), space.spaceHash));
  return (texts) => {
    const person = meanOf(texts.map(read), space.spaceHash);
    return (text) => {
      const from = distanceFrom('cosine-delta', space)(read(text));
      const own = from(person);
      const rest = others.map(from).filter((one) => one !== null);
      return own === null || rest.length === 0 ? 0 : rest.reduce((sum, one) => sum + one, 0) / rest.length - own;
    };
  };
}

/** The middle of texts, each weighing the same. */
function meanOf(vectors: readonly SpaceVector[], spaceHash: string): SpaceVector {
  const dense = vectors.flatMap((vector) => (vector.form === 'dense' ? [vector.values] : []));
  const length = dense[0]?.length ?? 0;
  const values = new Float64Array(length);
  for (const vector of dense)
    for (let at = 0; at < length; at += 1) values[at] = (values[at] ?? 0) + (vector[at] ?? 0) / dense.length;
  return { form: 'dense', spaceHash, values };
}
