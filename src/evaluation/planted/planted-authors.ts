import type { MethodReport } from '../../contracts/evaluation-report.ts';
import { catalogueId } from '../../core/stylometry/index.ts';
import type { Experiment, ExperimentOutcome, ExperimentSetting } from '../experiment.ts';
import { basePeople } from './base-people.ts';
import { atDose } from './choose-plants.ts';
import { claimsOfAuthors } from './claims-of-authors.ts';
import { type Ladder, ladderCurves, ladderTable, type Rung, scoreRung } from './ladder.ts';
import {
  barsTable,
  type CellKey,
  cellsTable,
  type FiguredCell,
  plantedCurves,
  traitsTable,
  withFigures,
} from './planted-report.ts';
import { scoreCell } from './score-cell.ts';
import { allTraits, twelveTraits } from './trait-catalogues.ts';

/** Which cells are planted. */
export interface PlantedDesign {
  /** Texts of an author. */
  readonly sizes: readonly number[];
  readonly doses: readonly number[];
  readonly ladder: Ladder;
}

/** Truth by construction: habits are planted, and what is found of them is counted. A model that is named proposes too. */
export function plantedAuthorsOf(design: PlantedDesign): Experiment {
  return {
    name: 'planted-authors',
    summary:
      'How many habits that were planted into texts do counted hypotheses find, and how much of what they find is there?',
    needsModel: false,
    reads: ['data', 'people'],
    takesModel: true,
    run: (setting) => runPlanted(setting, design),
  };
}

export const plantedAuthors = plantedAuthorsOf({
  sizes: [4, 8, 16, 32],
  doses: [0.3, 0.6, 0.9],
  ladder: { texts: 16, percentiles: [50, 75, 90] },
});

const defaultAuthors = 40;

/** Whose figures stand for the whole. */
const headline = { texts: 16, dose: 0.6 };

async function runPlanted(
  setting: ExperimentSetting,
  { sizes, doses, ladder }: PlantedDesign,
): Promise<ExperimentOutcome> {
  const { options, onProgress, signal } = setting;
  const authors = options.people ?? defaultAuthors;
  const base = await basePeople(setting);
  const keys = [twelveTraits, allTraits].flatMap((catalogue) =>
    sizes.flatMap((texts) => doses.map((dose): CellKey => ({ catalogue, texts, dose }))),
  );
  const scoring = { authors, seed: options.seed, ...(signal === undefined ? {} : { signal }) };
  const total = keys.length + ladder.percentiles.length;
  const cells: FiguredCell[] = [];
  const rungs: Rung[] = [];
  const notRun: { readonly name: string; readonly reason: string }[] = [];
  const tooFew = (name: string, texts: number) =>
    notRun.push({ name, reason: `nobody in ${base.name} has ${texts} texts` });
  for (const [at, key] of keys.entries()) {
    onProgress({ step: 'planting', done: at, total });
    const scores = await scoreCell(base, { ...key, plant: atDose(key.dose) }, scoring);
    if (scores !== null) cells.push(withFigures({ ...key, ...scores }, options.seed));
    else tooFew(nameOf(key), key.texts);
  }
  for (const [at, percentile] of ladder.percentiles.entries()) {
    onProgress({ step: 'planting', done: keys.length + at, total });
    const rung = await scoreRung(base, { texts: ladder.texts, percentile }, scoring);
    if (rung !== null) rungs.push(rung);
    else tooFew(`ladder, ${ladder.texts} texts, percentile ${percentile}`, ladder.texts);
  }
  const claims = await claimsOfAuthors(setting, base, { authors, ...headline });
  const shown = cells.filter(({ texts, dose }) => texts === headline.texts && dose === headline.dose);
  return {
    ...{ unit: 'person', n: authors, contrasts: [], examples: [], failures: {}, notRun },
    methods: Object.fromEntries(shown.flatMap(methodsOf)),
    curves: [twelveTraits, allTraits]
      .flatMap((catalogue) => plantedCurves(cells, catalogue))
      .concat(ladderCurves(rungs, ladder.texts)),
    tables: [
      barsTable(cells, base.name),
      ...[twelveTraits, allTraits].map((catalogue) => cellsTable(cells, catalogue)),
      ladderTable(rungs, ladder.texts),
      ...claims,
      ...shown.filter(({ catalogue }) => catalogue === allTraits).map(traitsTable),
    ],
    measures,
    cautions: [
      ...(base.files.length === 0
        ? [
            'The texts are invented and share their sentences: recall on them says that the engine works, not how well it does on people.',
          ]
        : []),
      `Authors of a cell are planted on ${base.people.length} people in turn, so those of one person are not independent.`,
    ],
    run: {
      data: base.files.map(({ name, sha256, rows }) => ({ name, sha256, rows })),
      features: { catalogue: catalogueId },
      methods: {},
      parameters: { authors, people: base.people.length, register: base.register, base: base.name },
    },
  };
}

function nameOf({ catalogue, texts, dose }: CellKey): string {
  return `${catalogue.name} traits, ${texts} texts, dose ${dose}`;
}

function methodsOf({ catalogue, figures }: FiguredCell): readonly (readonly [string, MethodReport])[] {
  const of = `${catalogue.traits.length} traits, ${headline.texts} texts, dose ${headline.dose}`;
  const { recall, precision, accepted, acceptedOfNull, acceptedOfTwin } = figures;
  const suffix = catalogue === twelveTraits ? ':twelve' : '';
  return [
    [
      `counted-hypotheses${suffix}`,
      { summary: `Planted authors (${of}).`, kind: 'method', measures: { recall, precision, accepted } },
    ],
    [
      `null-authors${suffix}`,
      {
        summary: `Texts of many people under one name (${of}).`,
        kind: 'reference',
        measures: { accepted: acceptedOfNull },
      },
    ],
    [
      `unplanted-twins${suffix}`,
      {
        summary: `The same texts without the traits (${of}).`,
        kind: 'reference',
        measures: { accepted: acceptedOfTwin },
      },
    ],
  ];
}

const measures: ExperimentOutcome['measures'] = {
  recall: {
    ...{ better: 'higher', masked: false },
    summary: 'Share of planted traits with five changed places or more that are accepted in the right direction.',
  },
  precision: {
    ...{ better: 'higher', masked: false },
    summary:
      "Share of accepted hypotheses that are planted, or true of all the person's texts by the large-sample test.",
  },
  accepted: { ...{ better: 'neither', masked: false }, summary: 'Accepted hypotheses an author.' },
};
