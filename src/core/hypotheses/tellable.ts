// Rule with its table: how well a habit can be told to a model.
import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { type Feature, featureIndex, features } from '../stylometry/feature-catalogue.ts';

/**
 * Weight of a hypothesis when places are few: forms of greeting and closing and the length are followed even by small models,
 * while "use the word *which* once in 90 words" or "few full stops" hardly tell a writer anything (docs/experiments/LOG.md).
 */
export function tellable({ predicate }: Pick<Hypothesis, 'predicate'>): number {
  const place = predicate === null ? undefined : featureIndex.get(predicate.featureId);
  const feature = place === undefined ? undefined : features[place];
  return feature === undefined ? 1 : weightOf(feature);
}

const byProduct = new Set([
  'full-stops',
  'long-words',
  'short-words',
  'characters-per-word',
  'hyphens',
  'double-spaces',
  'articles',
  'prepositions',
  'auxiliaries',
  'open-lines',
]);

function weightOf({ id, family }: Feature): number {
  if (family === 'greeting' || family === 'closing' || id === 'words-per-text') return 1.5;
  if (byProduct.has(id)) return 0.2;
  return family === 'function-word' ? 0.4 : 1;
}
