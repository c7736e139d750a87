// Criteria E2 and H7: recall and precision of counted hypotheses against habits that were planted.

import { type CellFigures, cellFigures } from '../src/evaluation/planted/cell-figures.ts';
import { atDose } from '../src/evaluation/planted/choose-plants.ts';
import type { AuthorScore } from '../src/evaluation/planted/score-author.ts';
import { type CellScores, scoreCell } from '../src/evaluation/planted/score-cell.ts';
import { allTraits } from '../src/evaluation/planted/trait-catalogues.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { peopleCorpora, readPeople } from './people-of-corpus.ts';

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
      const design = { catalogue: allTraits, texts, plant: atDose(dose) };
      const cell = await scoreCell({ people, register: corpus.register }, design, { authors, seed });
      if (cell === null) continue;
      n += authors;
      const name = `${corpus.name}K${texts}Dose${dose * 10}`;
      for (const [figure, value] of Object.entries(summarise(cell, cellFigures(cell, seed))))
        figures[`${name}${figure}`] = value;
      if (texts === 16 && dose === 0.6)
        for (const [trait, said] of Object.entries(byTrait(cell.scores))) figures[`${name}Trait ${trait}`] = said;
    }
  }
  return { name: 'planted-authors', figures, baseline: targets, n: Math.max(1, n), seed };
}

function summarise({ scores }: CellScores, of: CellFigures): Record<string, number | null> {
  return {
    Countable: of.recall.texts,
    Recall: rounded(of.recall.mean),
    RecallOfDistinctive: rounded(of.recallOfDistinctive.mean),
    Precision: rounded(of.precision.mean),
    F1: rounded(of.f1),
    Accepted: rounded(of.accepted.mean),
    PrecisionPlantedOnly: rounded(of.precisionOfPlanted.mean),
    DirectionErrors: of.directionErrors,
    Fdr: rounded(of.discovery.mean),
    Rc: rounded(of.relation),
    Hdr: rounded(of.discoveryAndRelation),
    TwinAccepted: rounded(scores.reduce((sum, { twin }) => sum + twin, 0) / scores.length),
    NullAccepted: rounded(of.acceptedOfNull.mean),
  };
}

/** "found of countable (places changed a person)". */
function byTrait(scores: readonly AuthorScore[]): Record<string, string> {
  return Object.fromEntries(
    allTraits.traits.map(({ id }) => {
      const of = scores.flatMap(({ traits }) => traits.filter((one) => one.id === id && one.countable));
      const places = of.reduce((sum, { changed }) => sum + changed, 0) / Math.max(1, of.length);
      return [
        id,
        `${of.filter(({ relation }) => relation === 1).length} of ${of.length} (${Math.round(places)} places)`,
      ];
    }),
  );
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(3));
}
