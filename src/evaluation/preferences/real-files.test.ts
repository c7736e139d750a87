import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openDatasetFiles } from '../../adapters/datasets/index.ts';
import { readPersonRecords } from '../../core/preference/personal-llm/read-records.ts';
import { readJudgedResponses, readJudgeMatrix } from '../datasets/formats/alpacaeval.ts';
import { readHiddenContext } from '../datasets/formats/hidden-context.ts';
import { readPopquorn } from '../datasets/formats/popquorn.ts';
import { openDataset, openDatasetOf } from '../datasets/open-dataset.ts';
import { jailbreakRates } from './jailbreak-rates.ts';
import { popquornSet } from './popquorn-set.ts';
import { preferenceSetOf } from './preference-set-of.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/preference', import.meta.url));
const files = openDatasetFiles();
const rowsOf = (name: string) => Array.fromAsync(files.rows(files.inFolder(folder, name)));

/** Skipped where ../shared/data is not there: the texts are not ours to keep in the repository. */
describe.skipIf(!existsSync(folder))('the preference data beside the repository', () => {
  test('PopQuorn holds annotators whose unequal ratings are choices', async () => {
    const popquorn = readPopquorn({
      ratings: await rowsOf('popquorn_ratings.jsonl'),
      items: await rowsOf('popquorn_items.jsonl'),
    });

    const { items, people } = popquornSet(popquorn);

    expect([items.length, people.length, popquorn.ratings.length]).toEqual([1500, 131, 6519]);
    expect(Math.min(...people.map(({ choices }) => choices.length))).toBe(97);
  });

  test('the hidden contexts are two objectives', async () => {
    const pairs = readHiddenContext(await rowsOf('hh_hidden_context.jsonl'));

    const agreed = (wanted: string) => {
      const own = pairs.filter(({ objective }) => objective === wanted);
      return [own.length, own.filter(({ chosen, crowdChosen }) => chosen === crowdChosen).length];
    };
    expect([agreed('helpful'), agreed('harmless')]).toEqual([
      [358, 244],
      [342, 174],
    ]);
  });

  test('jailbreak rates are those that a reckoning of its own finds in the file', async () => {
    const { items } = await openDatasetOf(files, 'attack-rewards', {
      dataset: files.inFolder(folder, 'dpl_reward_scores.jsonl'),
      folder: null,
    });

    const won = jailbreakRates(items).map(({ model, objective, by, rate, n }) => [model, objective, by, rate * n, n]);

    // Counted by a script of its own from the raw columns.
    const counted: Readonly<Record<string, readonly number[]>> = {
      helpful: [98, 111, 102, 114, 109],
      harmless: [7, 3, 9, 8, 8],
      both: [47, 57, 38, 60, 25],
    };
    const kinds = [
      ['base', 'mean'],
      ...['mean-and-variance', 'categorical'].flatMap((model) => [
        [model, 'mean'],
        [model, 'low'],
      ]),
    ];
    expect(won).toEqual(
      Object.entries(counted).flatMap(([objective, counts]) =>
        kinds.map(([model, by], at) => [model, objective, by, expect.closeTo(counts[at] ?? 0, 9), 187]),
      ),
    );
  });

  test.each([
    { name: 'popquorn_ratings.jsonl', people: 131, choices: 97 },
    { name: 'personamem_32k_questions.jsonl', people: 10, choices: 3 },
    { name: 'hh_hidden_context.jsonl', people: 33, choices: 20 },
    { name: 'npbtl_generations.jsonl', people: 24, choices: 1 },
  ])('$name holds $people who chose', async ({ name, people, choices }) => {
    const dataset = await openDataset(files, { dataset: files.inFolder(folder, name), folder: null });

    const set = preferenceSetOf(dataset, { seed: 1 });

    expect(set.people).toHaveLength(people);
    expect(Math.min(...set.people.map((one) => one.choices.length))).toBeGreaterThanOrEqual(choices);
  });

  test('AlpacaEval holds answers of eight models and a matrix of three judges', async () => {
    const responses = readJudgedResponses(await rowsOf('alpacaeval_responses.jsonl'));
    const matrix = readJudgeMatrix(await rowsOf('alpacaeval_judge_matrix.jsonl'));

    expect([responses.length, new Set(responses.map(({ generator }) => generator)).size]).toEqual([800, 8]);
    expect([matrix.length, new Set(matrix.map(({ judge }) => judge)).size]).toEqual([123, 3]);
  });

  test('records of PersonalLLM are read whole: what people chose, what they rated, and weights that sum to 1', async () => {
    const rows = await rowsOf('personallm_score_sample.jsonl');

    const records = readPersonRecords(rows.map(({ values }) => JSON.stringify(values)));

    expect(records).toHaveLength(14);
    const kinds = records.flatMap(({ history }) => history.map(({ kind }) => kind));
    expect([kinds.filter((kind) => kind === 'choice').length, kinds.length]).toEqual([42, 62]);
    for (const { weights } of records) expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 6);
  });
});
