// Criteria E2 (the twelve traits) and H7 (all traits): recall and precision of counted hypotheses against habits that were planted.

import { type CellFigures, cellFigures } from '../src/evaluation/planted/cell-figures.ts';
import { atDose } from '../src/evaluation/planted/choose-plants.ts';
import type { AuthorScore } from '../src/evaluation/planted/score-author.ts';
import { type CellScores, scoreCell } from '../src/evaluation/planted/score-cell.ts';
import { allTraits, type TraitCatalogue, twelveTraits } from '../src/evaluation/planted/trait-catalogues.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { type CorpusPerson, type PeopleCorpus, peopleCorpora, readPeople } from './people-of-corpus.ts';
import { type TwelveTraitsCell, twelveTraitsBars, twelveTraitsPrefix } from './planted-bars.ts';

const authors = 40;
const cells = [4, 8, 16, 32].flatMap((texts) => [0.3, 0.6, 0.9].map((dose) => ({ texts, dose })));

/** Of all traits (H7). */
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
  const bars: Record<string, number> = {};
  let n = 0;
  for (const corpus of peopleCorpora.filter(({ name }) => name !== 'email')) {
    const people = await readPeople(corpus);
    if (people === null) continue;
    for (const cell of quick ? [{ texts: 16, dose: 0.6 }] : cells) {
      const of = { corpus, people, cell, seed };
      const all = await scored(allTraits, of);
      if (all === null) continue;
      n += authors;
      add(figures, `${corpus.name}K${cell.texts}Dose${cell.dose * 10}`, summarise(all, cellFigures(all, seed)));
      if (cell.texts === 16 && cell.dose === 0.6) add(figures, `${corpus.name}K16Dose6Trait `, byTrait(all.scores));
      const twelve = await scored(twelveTraits, of);
      if (twelve === null) continue;
      add(figures, twelveTraitsPrefix(corpus, cell), summarise(twelve, cellFigures(twelve, seed)));
      add(bars, '', twelveTraitsBars(corpus, cell));
    }
  }
  return { name: 'planted-authors', figures, baseline: { ...targets, ...bars }, n: Math.max(1, n), seed };
}

interface CellOfCorpus {
  readonly corpus: PeopleCorpus;
  readonly people: readonly CorpusPerson[];
  readonly cell: TwelveTraitsCell;
  readonly seed: number;
}

function scored(
  catalogue: TraitCatalogue,
  { corpus: { register }, people, cell: { texts, dose }, seed }: CellOfCorpus,
): Promise<CellScores | null> {
  return scoreCell({ people, register }, { catalogue, texts, plant: atDose(dose) }, { authors, seed });
}

function add<T>(to: Record<string, T>, prefix: string, figures: Readonly<Record<string, T>>): void {
  for (const [name, value] of Object.entries(figures)) to[`${prefix}${name}`] = value;
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
