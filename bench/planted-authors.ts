// Criteria E2 and H7: recall and precision of counted hypotheses against habits that were planted.

import { createRandom } from '../src/core/numerics/seeded-random.ts';
import { plantedTraits } from '../src/testing/planted/plant-traits.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { peopleCorpora, readPeople } from './people-of-corpus.ts';
import { type AuthorScore, scoreAuthor, scoreNullAuthor } from './score-planted-author.ts';

const authors = 40;
const cells = [4, 8, 16, 32].flatMap((texts) => [0.3, 0.6, 0.9].map((dose) => ({ texts, dose })));

const targets = {
  newsK16Dose6RecallTarget: 0.9,
  postK16Dose6RecallTarget: 0.75,
  precisionTarget: 0.95,
  nullAcceptedTarget: 0.1,
  newsK16Dose6ReferenceRecall: 0.81,
  postK16Dose6ReferenceRecall: 0.6,
};

export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const figures: Record<string, number | string | null> = {};
  let n = 0;
  for (const corpus of peopleCorpora.filter(({ name }) => name !== 'email')) {
    const people = await readPeople(corpus);
    if (people === null) continue;
    for (const { texts, dose } of quick ? [{ texts: 16, dose: 0.6 }] : cells) {
      const random = createRandom(seed);
      const cell = { people, register: corpus.register, texts, dose, random };
      const scores = Array.from({ length: authors }, (_, place) => scoreAuthor(cell, place));
      const nulls = Array.from({ length: authors }, () => scoreNullAuthor(cell));
      n += authors;
      const key = `${corpus.name}K${texts}Dose${dose * 10}`;
      for (const [name, value] of Object.entries(summarise(scores))) figures[`${key}${name}`] = value;
      figures[`${key}NullAccepted`] = rounded(nulls.reduce((sum, count) => sum + count, 0) / authors);
      if (texts === 16 && dose === 0.6)
        for (const [trait, said] of Object.entries(byTrait(scores))) figures[`${key}Trait ${trait}`] = said;
    }
  }
  return { name: 'planted-authors', figures, baseline: targets, n: Math.max(1, n), seed };
}

function summarise(scores: readonly AuthorScore[]): Record<string, number> {
  const planted = scores.flatMap(({ traits }) => traits.filter(({ countable }) => countable));
  const found = planted.filter(({ relation }) => relation === 1).length;
  const named = planted.filter(({ relation }) => relation > 0);
  const accepted = scores.flatMap((score) => score.accepted);
  const right = accepted.filter(({ matches, holds }) => matches || holds).length;
  const recall = found / planted.length;
  const precision = right / accepted.length;
  const discovery = named.length / planted.length;
  const relation = named.reduce((sum, one) => sum + one.relation, 0) / Math.max(1, named.length);
  return {
    Countable: planted.length,
    Recall: rounded(recall),
    RecallOfDistinctive: rounded(found / planted.filter(({ distinctive }) => distinctive).length),
    Precision: rounded(precision),
    F1: rounded((2 * precision * recall) / (precision + recall)),
    Accepted: rounded(accepted.length / scores.length),
    PrecisionPlantedOnly: rounded(accepted.filter(({ matches }) => matches).length / accepted.length),
    DirectionErrors: accepted.filter(({ reversed, holds }) => reversed && !holds).length,
    Fdr: rounded(discovery),
    Rc: rounded(relation),
    Hdr: rounded(discovery * relation),
    TwinAccepted: rounded(scores.reduce((sum, { twin }) => sum + twin, 0) / scores.length),
  };
}

/** "found of countable (places changed a person)". */
function byTrait(scores: readonly AuthorScore[]): Record<string, string> {
  return Object.fromEntries(
    plantedTraits.map(({ id }) => {
      const of = scores.flatMap(({ traits }) => traits.filter((one) => one.id === id && one.countable));
      const places = of.reduce((sum, { changed }) => sum + changed, 0) / Math.max(1, of.length);
      return [
        id,
        `${of.filter(({ relation }) => relation === 1).length} of ${of.length} (${Math.round(places)} places)`,
      ];
    }),
  );
}

function rounded(value: number): number {
  return Number(value.toFixed(3));
}
