// A run is gone on with only on what it was begun with.
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../support/command-line.ts';
import { writePlantedPeople } from '../support/planted-people.ts';
import { standInRuntime } from '../support/stand-in-runtime.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A run whose budget allows no call, so that weights that compute nothing will do. */
function runFolder() {
  const folder = temporaryFolder();
  const { home, model } = standInRuntime(folder);
  const data = writePlantedPeople(folder, { people: 6, texts: 12, seed: 1 });
  const out = join(folder, 'run');
  const run = async (...more: readonly string[]) => {
    const ended = await runCommand([
      ...['evaluate', 'authorship', '--home', home, '--model', model, '--data', data, '--people', '2'],
      ...['--tasks', '1', '--methods', 'zero-shot', '--budget-tokens', '1', '--out', out, ...more],
    ]);
    return { ...ended, err: ended.err.replace(/\s+/g, ' ') };
  };
  return { run, out, data, weights: model.slice('local:'.length) };
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

test('a plan holds the hashes of data and weights, and so does the record of the run', async () => {
  const { run, out, data, weights } = runFolder();
  await run();
  const planned = await run('--dry-run', '--json');

  expect(JSON.parse(readFileSync(join(out, 'plan.json'), 'utf8'))).toMatchObject({
    parts: { 'data planted.jsonl': hashOf(data), [`weights local:${weights}`]: hashOf(weights) },
  });
  expect(JSON.parse(planned.out)).toMatchObject({ run: { weights: { [`local:${weights}`]: hashOf(weights) } } });
});

test('a data file that was changed since keeps a run from going on, until it is put back', async () => {
  const { run, data } = runFolder();
  await run();
  const [begun, sha256] = [readFileSync(data, 'utf8'), hashOf(data)];

  appendFileSync(data, `${JSON.stringify({ person: 'person-1', id: 'late', register: 'post', text: 'Too late.' })}\n`);
  const changed = await run('--resume');
  const now = hashOf(data);
  writeFileSync(data, begun);
  const back = await run('--resume');

  expect(changed.err).toContain(`data planted.jsonl had sha256 ${sha256} and has ${now}. Put back`);
  expect(back.err).not.toContain('other content');
});

test('weights that were changed since keep a run from going on', async () => {
  const { run, weights } = runFolder();
  await run();

  appendFileSync(weights, 'other weights');

  expect((await run('--resume')).err).toContain(`weights local:${weights} had sha256`);
});
