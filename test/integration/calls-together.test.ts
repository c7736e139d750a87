// How many texts are written at once has to reach whatever computes them.
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { composeEvaluation } from '../../src/compose-evaluation.ts';
import { loadConfig } from '../../src/config.ts';
import { evaluate } from '../../src/evaluation.ts';
import { runCommand } from '../support/command-line.ts';
import { writePlantedPeople } from '../support/planted-people.ts';
import { standInRuntime } from '../support/stand-in-runtime.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('evaluate --parallel 9 has the embedded model compute nine calls together', async () => {
  const folder = temporaryFolder();
  const { home, model, contexts } = standInRuntime(folder);
  const data = writePlantedPeople(folder, { people: 6, texts: 12, seed: 1 });

  const { code } = await runCommand([
    ...['evaluate', 'authorship', '--home', home, '--model', model, '--data', data, '--people', '2', '--tasks', '1'],
    ...['--methods', 'zero-shot', '--dry-run', '--json', '--parallel', '9'],
  ]);

  expect(code).toBe(0);
  expect(contexts().map(({ sequences }) => sequences)).toEqual([9]);
});

test('evaluations from code have it compute four together unless it is said', async () => {
  const folder = temporaryFolder();
  const { home, model, contexts } = standInRuntime(folder);
  const data = writePlantedPeople(folder, { people: 6, texts: 12, seed: 1 });

  await evaluate({
    ...{ experiment: 'authorship', home, model, data, people: 2, tasks: 1, methods: ['zero-shot'] },
    ...{ replies: folder, dryRun: true },
  });

  expect(contexts().map(({ sequences }) => sequences)).toEqual([4]);
});

test('writer, judges and compared models are each opened so, with 16 at most, and told by the hash of their weights', async () => {
  const folder = temporaryFolder();
  const { home, model, contexts } = standInRuntime(folder);
  const another = (name: string): string => {
    const path = join(folder, `${name}.gguf`);
    copyFileSync(model.slice('local:'.length), path);
    return `local:${path}`;
  };

  const parts = await composeEvaluation({
    ...{ config: loadConfig({ home }), model, judge: another('judge'), secondJudge: another('second-judge') },
    ...{ models: [model, another('compared')], parallel: 40, command: 'hyperalign evaluate' },
    ...{ replies: join(folder, 'replies'), results: join(folder, 'results') },
  });
  await parts.close();

  // All are copies of one file.
  const sha256 = createHash('sha256')
    .update(readFileSync(model.slice('local:'.length)))
    .digest('hex');
  const ids = [model, ...['judge', 'second-judge', 'compared'].map((name) => `local:${join(folder, `${name}.gguf`)}`)];
  expect(parts.provenance.weights).toEqual(Object.fromEntries(ids.map((id) => [id, sha256])));
  expect([parts.model, parts.judge, parts.secondJudge, ...(parts.models ?? [])].map((one) => one?.version)).toEqual(
    Array.from({ length: 5 }, () => sha256),
  );

  expect(contexts().map(({ sequences }) => sequences)).toEqual([16, 16, 16, 16]);
});
