import { spawnSync } from 'node:child_process';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openEmbeddedModel, parseModelReference } from '../../src/adapters/models/embedded/index.ts';
import { loadConfig } from '../../src/config.ts';
import { ask, openTestModel, testModel, user, withFolder } from './test-model.ts';

test('a path of the user opens like a name of the catalogue', async () => {
  const { home } = loadConfig();
  const { path } = parseModelReference(home, testModel);

  const handle = await openEmbeddedModel({
    home,
    reference: parseModelReference(home, `local:${path}`),
    threads: 1,
    contextTokens: 256,
    sequences: 1,
  });
  const { written } = await ask(handle, { prompt: [user('Say hello.')], maxOutputTokens: 3 });
  await handle.close();

  expect({ id: handle.id, written }).toEqual({ id: `local:${path}`, written: 3 });
});

test('weights that are cut off behind a sound head are told as damaged', async () => {
  const { home } = loadConfig();
  await withFolder(async (folder) => {
    const source = await open(parseModelReference(home, testModel).path, 'r');
    const head = Buffer.alloc(5_000_000);
    await source.read(head, 0, head.length, 0);
    await source.close();
    const path = join(folder, 'cut.gguf');
    await writeFile(path, head);

    await expect(openTestModel({ weightsPath: path })).rejects.toMatchObject({ code: 'weights_damaged' });
  });
});

test('a signal stops the opening', async () => {
  await expect(openTestModel({ signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
});

test('nothing is printed from opening to closing, nor when weights are damaged', () => {
  const script = fileURLToPath(new URL('print-nothing.ts', import.meta.url));

  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });

  // Node 22 marks its SQLite as experimental; that line is Node's own.
  const said = stderr.split('\n').filter((line) => line !== '' && !/ExperimentalWarning|--trace-warnings/.test(line));
  expect({ status, stdout, said }).toEqual({ status: 0, stdout: '', said: [] });
});
