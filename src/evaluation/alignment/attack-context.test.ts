import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { openDatasetFiles } from '../../adapters/datasets/index.ts';
import { readAttackContext } from './attack-context.ts';

const options = {
  ...{
    data: null,
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

test('published attacks are told by attack and model, with intervals', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'safety'));
  const outcomes = Array.from({ length: 8 }, (_, at) => ({
    ...{ behavior_id: `jbb-${at}`, method: at < 4 ? 'PLAIN' : 'ODD', access: 'black_box', target: 'some-model' },
    ...{ jailbroken: at % 4 === 0, queries: null, response_chars: 10 },
  }));
  writeFileSync(
    join(folder, 'safety', 'jbb_attack_outcomes.jsonl'),
    outcomes.map((row) => JSON.stringify(row)).join('\n'),
  );

  const context = await readAttackContext({ files: openDatasetFiles(), options: { ...options, folder } });

  expect(context?.table.rows).toEqual([
    ['ODD', 'some-model', 0.25, expect.closeTo(0.046, 3), expect.closeTo(0.699, 3), 4],
    ['PLAIN', 'some-model', 0.25, expect.closeTo(0.046, 3), expect.closeTo(0.699, 3), 4],
  ]);
  expect(context?.files).toEqual([
    { name: 'jbb_attack_outcomes.jsonl', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), rows: 8 },
  ]);
});

test('without the outcomes there is no such table', async () => {
  const files = openDatasetFiles();

  expect(await readAttackContext({ files, options: { ...options, folder: temporaryFolder() } })).toBeNull();
  expect(await readAttackContext({ files, options: { ...options, folder: null } })).toBeNull();
});
