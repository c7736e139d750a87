import { fileURLToPath } from 'node:url';
import { openDatasetFiles } from '../src/adapters/datasets/index.ts';
import { readJudgedResponses, readJudgeMatrix } from '../src/evaluation/datasets/formats/alpacaeval.ts';
import { readHiddenContext } from '../src/evaluation/datasets/formats/hidden-context.ts';
import { readPopquorn } from '../src/evaluation/datasets/formats/popquorn.ts';
import { alpacaevalSet, judgeAgreements } from '../src/evaluation/preferences/alpacaeval-set.ts';
import { hiddenContextSet } from '../src/evaluation/preferences/hidden-context-set.ts';
import { fitJudgeMatrix } from '../src/evaluation/preferences/low-rank-judges.ts';
import {
  type ArmMeasure,
  type MeasurePreferencesOptions,
  measurePreferences,
} from '../src/evaluation/preferences/measure-preferences.ts';
import { popquornSet } from '../src/evaluation/preferences/popquorn-set.ts';
import type { PreferenceSet } from '../src/evaluation/preferences/preference-set.ts';
import type { DatasetRow } from '../src/ports/dataset-files.ts';
import { readPersonRecords } from '../src/preference.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';

const folder = fileURLToPath(new URL('../../shared/data/preference', import.meta.url));
const files = openDatasetFiles();

type Figures = Record<string, number | string | null>;

/** Real choices of people, of two objectives and of three judges: whether a few own choices tell held-out ones better than everybody's taste does. Null: the file is not there. */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const [figures, baseline]: [Figures, Figures] = [{}, {}];
  const asked = { seed, shots: quick ? [0, 9] : [0, 3, 9, 20], controlShots: quick ? 9 : 20 };
  let n = 0;
  for (const [name, open] of Object.entries(sets)) {
    const set = await open(seed);
    figures[`${name}People`] = set?.people.length ?? null;
    if (set === null) continue;
    n += measureInto(name, { set, figures, baseline, options: { ...asked, rotations: quick ? 1 : 3 } });
  }
  Object.assign(figures, await agreementFigures(seed), await personalLlmFigures());
  if (n === 0) throw new Error('None of the files is in ../shared/data/preference: nothing to measure.');
  return { name: 'real-preferences', figures, baseline, n, seed };
}

const sets: Readonly<Record<string, (seed: number) => Promise<PreferenceSet | null>>> = {
  async popquorn() {
    const [ratings, items] = [await rowsOf('popquorn_ratings.jsonl'), await rowsOf('popquorn_items.jsonl')];
    return ratings === null || items === null ? null : popquornSet(readPopquorn({ ratings, items }));
  },
  async hiddenContext(seed) {
    const rows = await rowsOf('hh_hidden_context.jsonl');
    return rows === null ? null : hiddenContextSet(readHiddenContext(rows), { size: 34, seed });
  },
  async alpacaeval(seed) {
    const rows = await rowsOf('alpacaeval_responses.jsonl');
    const options = { size: 10, seed, leastDifference: 0.1 };
    return rows === null ? null : alpacaevalSet(readJudgedResponses(rows), options);
  },
};

interface Measuring {
  readonly set: PreferenceSet;
  readonly figures: Figures;
  readonly baseline: Figures;
  readonly options: MeasurePreferencesOptions;
}

function measureInto(name: string, { set, figures, baseline, options }: Measuring): number {
  const { people, choices, toldAtMost, settings, arms } = measurePreferences(set, options);
  figures[`${name}PeopleMeasured`] = people;
  figures[`${name}HeldOutChoices`] = choices;
  figures[`${name}ToldAtMost`] = toldAtMost;
  figures[`${name}Settings`] = settings
    .map(({ features, pooledSteps, basisSteps }) => `${features} ${pooledSteps}/${basisSteps}`)
    .join(', ');
  for (const measure of arms) {
    const { arm, shots, control, accuracy, p10, minusPooled, minusUntold } = measure;
    const place = shots === null ? baseline : figures;
    const key = [name, arm, shots, control === 'own' ? null : control].filter((part) => part !== null).join('_');
    const shown = {
      '': accuracy.mean,
      _low: accuracy.low,
      _high: accuracy.high,
      _p10: p10,
      _minusPooled: minusPooled.mean,
      _minusPooledLow: minusPooled.low,
      _minusPooledHigh: minusPooled.high,
      ...(minusUntold === null
        ? {}
        : { _minusUntold: minusUntold.mean, _minusUntoldLow: minusUntold.low, _minusUntoldHigh: minusUntold.high }),
    };
    for (const [what, value] of Object.entries(shown)) place[`${key}${what}`] = 100 * value;
    if (shots !== null && control === 'own') place[`${key}_verdict`] = verdictOf(measure);
  }
  return people;
}

/**
 * By the intervals of the differences, each arm by itself: many are looked at, so a single narrow `helps` may be chance. Own choices help where the arm
 * is above the pooled one and above itself without them: the second sets apart a better model of everybody.
 */
function verdictOf({ minusPooled, minusUntold }: ArmMeasure): string {
  if (minusPooled.high < 0) return 'below pooled';
  if (minusPooled.low <= 0) return 'no difference to pooled seen';
  return (minusUntold?.low ?? 0) > 0 ? 'own choices help' : 'above pooled, not by own choices';
}

async function agreementFigures(seed: number): Promise<Figures> {
  const rows = await rowsOf('alpacaeval_judge_matrix.jsonl');
  if (rows === null) return { alpacaevalAgreementDecisions: null };
  const matrix = readJudgeMatrix(rows);
  const agreements = Object.fromEntries(
    judgeAgreements(matrix).flatMap(({ judges, decisions, agreement }) => [
      [`alpacaevalAgreement_${judges.join('_')}`, 100 * agreement],
      [`alpacaevalAgreement_${judges.join('_')}_n`, decisions],
    ]),
  );
  const lowRank = fitJudgeMatrix(matrix, { ranks: [0, 1, 2, 3, 5], seed }).flatMap(({ rank, accuracy, minusMeans }) => [
    [`alpacaevalRank${rank}`, 100 * accuracy.mean],
    [`alpacaevalRank${rank}_minusMeans`, 100 * minusMeans.mean],
    [`alpacaevalRank${rank}_minusMeansLow`, 100 * minusMeans.low],
    [`alpacaevalRank${rank}_minusMeansHigh`, 100 * minusMeans.high],
  ]);
  return { ...agreements, ...Object.fromEntries(lowRank) };
}

/** Fourteen records of five people say whether the schema is read; nothing can be learned of a population from them. */
async function personalLlmFigures(): Promise<Figures> {
  const rows = await rowsOf('personallm_score_sample.jsonl');
  if (rows === null) return { personalLlmRecords: null };
  const records = readPersonRecords(rows.map(({ values }) => JSON.stringify(values)));
  const history = records.flatMap((record) => record.history);
  const choices = new Map(
    history.flatMap((one) => (one.kind === 'choice' ? [[JSON.stringify(one), one] as const] : [])),
  );
  const longer = [...choices.values()].filter(({ a, b, chosen }) => (chosen === 'a') === a.length > b.length);
  return {
    personalLlmRecords: records.length,
    personalLlmPeople: new Set(records.map(({ personId }) => personId)).size,
    personalLlmInteractions: history.length,
    personalLlmDifferentChoices: choices.size,
    personalLlmLongerChosen: longer.length,
  };
}

async function rowsOf(name: string): Promise<readonly DatasetRow[] | null> {
  const path = files.inFolder(folder, name);
  return (await files.kindOf(path)) === 'file' ? Array.fromAsync(files.rows(path)) : null;
}
