import { HyperalignError } from '../../errors.ts';
import { builtInDatasets } from '../datasets/built-in-datasets.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { openDatasetOf } from '../datasets/open-dataset.ts';
import type { ExperimentSetting } from '../experiment.ts';
import { type AskedPrompt, choosePrompts } from './choose-prompts.ts';

export interface PromptsOfRun {
  readonly datasets: readonly Dataset<'safety'>[];
  readonly prompts: readonly AskedPrompt[];
  /** Data sets that are asked by default and that the folder does not have. */
  readonly missing: readonly string[];
}

/** Of each kind of prompt the protocol asks for (evaluation.md 11). */
const ownData = ['strongreject', 'jailbreakbench', 'harmbench', 'do-not-answer', 'xstest', 'benign'];

/**
 * The prompts of the named data sets, with commas between them; of every default one that the folder has, where none is named. Throws `invalid_input`
 * without either, and where the choice leaves no prompt.
 */
export async function readPrompts(
  { files, options }: Pick<ExperimentSetting, 'files' | 'options'>,
  { most }: { readonly most: number },
): Promise<PromptsOfRun> {
  const { data, folder, seed } = options;
  const named = data?.split(',').map((name) => name.trim()) ?? null;
  if (named === null && folder === null) {
    throw new HyperalignError(
      'invalid_input',
      `This experiment reads ${ownData.join(', ')} from a folder. Name it with --folder, or a file of prompts of your own ("prompt" and "label") with --data.`,
    );
  }
  const found = named ?? (await presentIn(folder ?? '', files));
  const datasets: Dataset<'safety'>[] = [];
  for (const dataset of new Set(found)) datasets.push(await openDatasetOf(files, 'safety', { dataset, folder }));
  const prompts = datasets.flatMap(({ items }) => choosePrompts(items, { most, seed }));
  if (prompts.length === 0) {
    throw new HyperalignError(
      'invalid_input',
      `No prompt is left to ask. ${found.length === 0 ? `The folder ${folder} holds none of ${ownData.join(', ')}.` : 'Twins count as two: ask for 2 --prompts or more.'}`,
      { details: { folder, data } },
    );
  }
  return { datasets, prompts, missing: named === null ? ownData.filter((name) => !found.includes(name)) : [] };
}

async function presentIn(folder: string, files: ExperimentSetting['files']): Promise<readonly string[]> {
  const present: string[] = [];
  for (const name of ownData) {
    const path = builtInDatasets.find((one) => one.name === name)?.path;
    if (path !== undefined && (await files.kindOf(files.inFolder(folder, path))) === 'file') present.push(name);
  }
  return present;
}
