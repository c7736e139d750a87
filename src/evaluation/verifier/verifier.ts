import { catalogueId } from '../../core/stylometry/index.ts';
import { readPeople } from '../authorship/read-people.ts';
import type { DatasetFile } from '../datasets/dataset.ts';
import type { Experiment, ExperimentOutcome, ExperimentSetting } from '../experiment.ts';
import { figureOf } from '../figures.ts';
import { authorshipMeasures } from '../measures/index.ts';
import { rangeOf } from '../measures/range-of.ts';
import type { ScoredText } from '../scored-text.ts';
import { areaBar, barredCorpora, isSeparable } from './area-bars.ts';
import { scorePairs } from './score-pairs.ts';
import { reliabilityOf, type Separation, separationOf } from './separation.ts';

/** What every figure of authorship rests on: whether the measures can tell a person's texts from other people's at all. No model is asked. */
export const verifier: Experiment = {
  name: 'verifier',
  summary: "Do the measures tell a person's real texts from other people's, on this corpus and at these sizes?",
  needsModel: false,
  reads: ['data', 'people', 'tasks', 'cutWords'],
  run: runVerifier,
};

/** The measure that must reach the bar, and those that win rates are made of. */
const main = 'verification';
const shown = [main, 'verification-masked', 'similarity', 'similarity-masked'];
const probabilities = new Set([main, 'verification-masked']);
/** Of each person, in question. */
const defaultTasks = 4;

interface CorpusFigures {
  readonly corpus: string;
  readonly files: readonly DatasetFile[];
  readonly rows: readonly ScoredText[];
}

async function runVerifier(setting: ExperimentSetting): Promise<ExperimentOutcome> {
  const { options, onProgress, signal } = setting;
  const { seed } = options;
  const names = options.data !== null ? [options.data] : options.folder === null ? [null] : barredCorpora;
  const measures = authorshipMeasures.filter(({ name }) => shown.includes(name));
  const corpora: CorpusFigures[] = [];
  for (const [at, data] of names.entries()) {
    onProgress({ step: 'verifying', done: at, total: names.length });
    const of = await readPeople(
      { files: setting.files, options: { ...options, data } },
      { people: options.people ?? Number.MAX_SAFE_INTEGER, tasks: options.tasks ?? defaultTasks },
    );
    const rows = await scorePairs(of, measures, { seed, ...(signal === undefined ? {} : { signal }) });
    corpora.push({ corpus: of.dataset.name, files: of.dataset.files, rows });
  }
  const separated = corpora.map((one) => ({ ...one, separation: separationIn(one, main, seed) }));
  const separable = ({ corpus, separation }: (typeof separated)[number]): boolean =>
    separation !== null && isSeparable(corpus, separation);
  return {
    ...{ unit: 'person', contrasts: [], curves: [], examples: [], failures: {}, notRun: [] },
    n: new Set(corpora.flatMap(({ corpus, rows }) => rows.map(({ person }) => `${corpus}\u0000${person}`))).size,
    methods: Object.fromEntries(
      corpora.flatMap(({ corpus, rows }) => [
        [nameIn(corpora, 'real-text', corpus), referenceOf("A person's own texts.", rows, 'real-text', seed)],
        [
          nameIn(corpora, 'other-author', corpus),
          referenceOf('The same texts held against somebody else.', rows, 'other-author', seed),
        ],
      ]),
    ),
    tables: [
      {
        name: 'Real texts told from other people’s',
        columns: ['corpus', 'measure', 'area', 'low', 'high', 'people', 'pairs', 'unscored', 'bar', 'verdict'],
        rows: corpora.flatMap((one) => shown.map((measure) => rowOf(one, measure, seed))),
        note: 'Area under the curve with a 95 % interval from redrawing people; 0.5 is chance. The bar is General Imposters on the corpus less 0.02 (stylometry.md 9.2); without one a corpus is separable where the interval lies above chance.',
      },
      {
        name: 'How far probabilities can be taken at their word',
        columns: ['corpus', 'texts', 'Brier', 'log loss', 'calibration error', 'of exact ones', 'at most'],
        rows: corpora.map(({ corpus, rows }) => {
          const of = reliabilityOf(rows, main, { seed });
          return [
            ...[corpus, of?.pairs ?? 0, of?.brier ?? null, of?.logLoss ?? null],
            ...[of?.expectedCalibrationError ?? null, of?.byChance.mean ?? null, of?.byChance.high ?? null],
          ];
        }),
        note: `Of ${main}, at even odds; calibrated on people of the other fold. Beside the calibration error, what probabilities that hold exactly would show on as many texts: the mean, and what 95 % of draws stay below.`,
      },
    ],
    measures: Object.fromEntries(
      measures.map(({ name, summary, better, masked }) => [name, { summary, better, masked }]),
    ),
    cautions: separated
      .filter((one) => !separable(one))
      .map(({ corpus }) => `${corpus} is not separable: what the verifier says of texts on it says little.`),
    run: {
      data: corpora.flatMap(({ files }) => files.map(({ name, sha256, rows }) => ({ name, sha256, rows }))),
      features: { catalogue: catalogueId },
      methods: {},
      parameters: { tasks: options.tasks ?? defaultTasks, cutWords: options.cutWords ?? 'whole texts' },
    },
  };
}

/** Where nothing can be said a probability stands at one half, a standing among people at their mean. */
function separationIn({ rows }: CorpusFigures, measure: string, seed: number): Separation | null {
  return separationOf(rows, measure, { undecided: probabilities.has(measure) ? 0.5 : 0, seed });
}

function rowOf(one: CorpusFigures, measure: string, seed: number): (string | number | null)[] {
  const found = separationIn(one, measure, seed);
  const bar = measure === main ? areaBar(one.corpus) : null;
  const verdict =
    measure !== main ? null : found !== null && isSeparable(one.corpus, found) ? 'separable' : 'not separable';
  return [
    ...[one.corpus, measure, found?.area ?? null, found?.low ?? null, found?.high ?? null],
    ...[found?.people ?? 0, found?.pairs ?? 0, found?.unscored ?? 0, bar, verdict],
  ];
}

function nameIn(corpora: readonly CorpusFigures[], name: string, corpus: string): string {
  return corpora.length === 1 ? name : `${name} (${corpus})`;
}

function referenceOf(summary: string, rows: readonly ScoredText[], method: string, seed: number) {
  const own = rows.filter((row) => row.method === method);
  return {
    summary,
    kind: 'reference' as const,
    measures: Object.fromEntries(
      shown.map((measure) => [measure, figureOf(own, measure, { seed, range: rangeOf(measure) })]),
    ),
  };
}
