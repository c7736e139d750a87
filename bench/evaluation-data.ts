import { fileURLToPath } from 'node:url';
import { openDatasetFiles } from '../src/adapters/datasets/index.ts';
import type { AuthorshipText } from '../src/contracts/dataset.ts';
import { isHyperalignError } from '../src/errors.ts';
import {
  builtInDatasets,
  type DatasetRequest,
  openDataset,
  shortSplit,
  speechesName,
  splitRoles,
  standardSplit,
} from '../src/evaluation.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';

const folder = fileURLToPath(new URL('../../shared/data', import.meta.url));
const files = openDatasetFiles();

/** What each data set holds and how many of its people have texts for the four roles, by the standard sizes and by the short ones. Null: not there. */
export async function run({ seed }: BenchOptions): Promise<BenchResult> {
  const figures: Record<string, number | null> = {};
  const baseline: Record<string, number | null> = {};
  let n = 0;
  for (const dataset of [...builtInDatasets.map(({ name }) => name), speechesName]) {
    const found = await openIfThere({ dataset, folder });
    figures[`${dataset}Items`] = found?.items.length ?? null;
    baseline[`${dataset}Rows`] = found?.files[0]?.rows ?? null;
    n += found?.items.length ?? 0;
    if (found?.kind !== 'authorship') continue;
    // The kind says what the items are.
    const texts = found.items as readonly AuthorshipText[];
    figures[`${dataset}People`] = splitRoles(texts, standardSplit).people.length;
    figures[`${dataset}PeopleShort`] = splitRoles(texts, shortSplit).people.length;
    baseline[`${dataset}PeopleInFile`] = new Set(texts.map(({ person }) => person)).size;
  }
  if (n === 0) throw new Error('Neither ../shared/data nor the package of speeches is there: nothing to count.');
  return { name: 'evaluation-data', figures, baseline, n, seed };
}

async function openIfThere(request: DatasetRequest) {
  try {
    return await openDataset(files, request);
  } catch (error) {
    if (isHyperalignError(error, 'path_not_found')) return null;
    throw error;
  }
}
