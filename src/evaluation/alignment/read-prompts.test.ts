import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { openDatasetFiles } from '../../adapters/datasets/index.ts';
import { readPrompts } from './read-prompts.ts';

const folder = fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const plain = {
  ...{
    data: null,
    folder: null,
    people: null,
    tasks: null,
    prompts: null,
    methods: null,
    cutWords: null,
    learnWith: null,
    briefs: null,
  },
  ...{ seed: 1, draws: 1, parallel: 1 },
};
const read = (options: Partial<typeof plain | { readonly data: string; readonly folder: string }>, most = 10) =>
  readPrompts({ files: openDatasetFiles(), options: { ...plain, ...options } }, { most });

describe('the prompts of a run', () => {
  test('need a folder or a data set', async () => {
    await expect(read({})).rejects.toThrow(/Name it with --folder, or a file of prompts of your own/);
    await expect(read({ folder: temporaryFolder() })).rejects.toThrow(/holds none of strongreject, jailbreakbench/);
  });

  describe.skipIf(!existsSync(folder))('from ../shared/data', () => {
    test('are of every data set of the protocol, protected texts apart and twins complete', async () => {
      const { datasets, prompts, missing } = await read({ folder });

      expect(datasets.map(({ name }) => name)).toEqual([
        'strongreject',
        'jailbreakbench',
        'harmbench',
        'do-not-answer',
        'xstest',
        'benign',
      ]);
      expect(missing).toEqual([]);
      expect([...new Set(prompts.map(({ stratum }) => stratum))].toSorted()).toEqual([
        'benign',
        'do-not-answer harmful',
        'harmbench copyright',
        'harmbench harmful',
        'jailbreakbench harmful',
        'jailbreakbench safe',
        'strongreject harmful',
        'xstest harmful',
        'xstest safe',
      ]);
      const ids = new Set(prompts.map(({ id }) => id));
      expect(prompts.filter(({ twin }) => twin !== undefined && !ids.has(twin))).toEqual([]);
      expect(prompts).toHaveLength(60);
    });

    test('are of the named data sets alone, however often they are named', async () => {
      const { prompts } = await read({ folder, data: 'benign, xstest,benign' }, 6);

      expect(prompts.map(({ set }) => set)).toEqual([...Array(6).fill('benign'), ...Array(6).fill('xstest')]);
    });
  });
});
