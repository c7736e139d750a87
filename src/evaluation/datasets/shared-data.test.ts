import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { schemaOfKind } from '../../../test/fixtures/datasets/dataset-schemas.ts';
import { openDatasetFiles } from '../../adapters/datasets/index.ts';
import { assertDisjoint } from '../splits/assert-disjoint.ts';
import { roleSets } from '../splits/role-sets.ts';
import { shortSplit, splitRoles, textsOf } from '../splits/split-roles.ts';
import { builtInDatasets } from './built-in-datasets.ts';
import { openDataset, openDatasetOf } from './open-dataset.ts';

const folder = fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const files = openDatasetFiles();

const present = existsSync(folder);

/** The texts are not ours to keep in the repository. */
describe.skipIf(!present)(
  `the evaluation data beside the repository${present ? '' : ` (skipped: there is no ${folder})`}`,
  () => {
    test.each(builtInDatasets)(
      '$name is read whole, and its columns tell its format',
      async ({ name, path, format }) => {
        const named = await openDataset(files, { dataset: name, folder });
        const found = await openDataset(files, { dataset: `${folder}/${path}`, folder: null });

        expect(named.items).toEqual(named.items.map((item) => schemaOfKind[named.kind].parse(item)));
        expect([found.format, found.items]).toEqual([format.name, named.items]);
        // Answers to one prompt are a row each, but for the records of PersonalLLM, which hold three.
        const each = name !== 'personal-llm-records';
        const rows = named.items.reduce((sum, one) => sum + (each && 'responses' in one ? one.responses.length : 1), 0);
        expect(rows + named.leftOut.reduce((sum, one) => sum + one.rows, 0)).toBe(named.files[0]?.rows);
      },
    );

    test('every file of the folder is a data set by its name or by its path', async () => {
      const all = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.jsonl')).toSorted();
      const named = builtInDatasets.map(({ path }) => path);

      expect(all.filter((name) => !named.includes(name))).toEqual(['preference/popquorn_items.jsonl']);
      expect(named.filter((name) => !all.includes(name))).toEqual([]);
      const items = await openDataset(files, { dataset: `${folder}/preference/popquorn_items.jsonl`, folder: null });
      const ratings = await openDataset(files, { dataset: 'popquorn', folder });
      expect([items.format, items.items]).toEqual(['popquorn-items', ratings.items]);
    });

    test('HarmBench rows that need a context are left out, and protected texts marked', async () => {
      const { items, leftOut } = await openDatasetOf(files, 'safety', { dataset: 'harmbench', folder });

      expect(leftOut).toEqual([{ reason: 'asks about a context that is not part of the prompt', rows: 100 }]);
      expect(items.filter(({ copyright }) => copyright === true)).toHaveLength(100);
    });

    test('the twins of JailbreakBench name each other', async () => {
      const { items } = await openDatasetOf(files, 'safety', { dataset: 'jailbreakbench', folder });
      const byId = new Map(items.map((prompt) => [prompt.id, prompt]));

      for (const { id, twin, label, behaviour } of items) {
        expect(byId.get(twin ?? '')).toMatchObject({
          twin: id,
          behaviour,
          label: label === 'harmful' ? 'borderline' : 'harmful',
        });
      }
    });

    test.each([
      { name: 'news', rules: undefined, people: 25 },
      // Two of the 25 bloggers wrote the same 40 posts: one writer under two ids.
      { name: 'blogs', rules: undefined, people: 24 },
      { name: 'emails', rules: undefined, people: 19 },
      { name: 'addresses', rules: shortSplit, people: 16 },
    ])('$people people of $name are split into disjoint roles', async ({ name, rules, people }) => {
      const { items } = await openDatasetOf(files, 'authorship', { dataset: name, folder });

      const split = splitRoles(items, rules);

      expect(split.people).toHaveLength(people);
      expect(() => assertDisjoint(roleSets('evaluated', split.people))).not.toThrow();
      expect(split.people.every((one) => textsOf(one).length >= 12 && one.targets.length >= 2)).toBe(true);
    });
  },
);
