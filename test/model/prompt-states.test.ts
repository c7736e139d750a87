import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LoadEmbeddedModelOptions } from '../../src/adapters/models/embedded/load-embedded-model.ts';
import { openPromptStateFiles } from '../../src/adapters/models/embedded/prompt-states.ts';
import { type Answer, ask, keptPrompt, openTestModel, withFolder } from './test-model.ts';

/** Each call in a model opened for it alone, as separate runs of the command line are. */
async function askAfresh(
  stateFolder: string,
  prompt: ReturnType<typeof keptPrompt>,
  options: Partial<LoadEmbeddedModelOptions> = {},
): Promise<Answer> {
  const handle = await openTestModel({ stateFolder, ...options });
  try {
    return await ask(handle, { prompt, maxOutputTokens: 16, temperature: 1, seed: 4 });
  } finally {
    await handle.close();
  }
}

async function stateFiles(folder: string): Promise<readonly string[]> {
  const owners = await readdir(folder).catch((): string[] => []);
  const files = await Promise.all(
    owners.map(async (owner) => (await readdir(join(folder, owner))).map((name) => join(folder, owner, name))),
  );
  return files.flat().toSorted();
}

test('a prefix that is kept is loaded by the next run, which writes what a cold run writes', async () => {
  await withFolder(async (folder) => {
    const cold = await askAfresh(folder, keptPrompt('ada', 'Write to Kim.'));
    const warm = await askAfresh(folder, keptPrompt('ada', 'Write to Kim.'));
    const other = await askAfresh(folder, keptPrompt('ada', 'Ask Tom about the oars.'));

    expect({ reused: cold.reused, loaded: cold.loaded }).toEqual({ reused: 0, loaded: 0 });
    expect(cold.saved).toBeGreaterThan(100);
    expect({ reused: warm.reused, loaded: warm.loaded, saved: warm.saved, text: warm.text }).toEqual({
      reused: cold.saved,
      loaded: cold.saved,
      saved: 0,
      text: cold.text,
    });
    expect(other.loaded).toBe(cold.saved);
    expect(other.total - other.reused).toBeLessThan(24);
  });
});

test('candidates of a kept prompt load it once', async () => {
  await withFolder(async (folder) => {
    const { saved } = await askAfresh(folder, keptPrompt('ada', 'Write to Kim.'), { sequences: 3 });
    const handle = await openTestModel({ stateFolder: folder, sequences: 3 });
    const answers = await Promise.all(
      [1, 2, 3].map((seed) =>
        ask(handle, { prompt: keptPrompt('ada', 'Write to Lee.'), maxOutputTokens: 4, temperature: 1, seed }),
      ),
    );
    await handle.close();

    expect(answers.map(({ loaded }) => loaded).toSorted((a, b) => b - a)).toEqual([saved, 0, 0]);
    expect(answers.reduce((sum, { total, reused }) => sum + total - reused, 0)).toBe(
      (answers[0]?.total ?? 0) - saved + 2,
    );
  });
});

test('a state file takes about 23 kB a token', async () => {
  await withFolder(async (folder) => {
    const { saved } = await askAfresh(folder, keptPrompt('ada', 'Write to Kim.'));
    const [file = ''] = await stateFiles(folder);

    expect((await stat(file)).size / saved).toBeGreaterThan(20_000);
    expect((await stat(file)).size / saved).toBeLessThan(26_000);
  });
});

test('a damaged state is read again and kept anew', async () => {
  await withFolder(async (folder) => {
    const cold = await askAfresh(folder, keptPrompt('ada', 'Write to Kim.'));
    const [file = ''] = await stateFiles(folder);
    const bytes = await readFile(file);
    bytes.fill(0, 100_000, 100_400);
    await writeFile(file, bytes);

    const mended = await askAfresh(folder, keptPrompt('ada', 'Write to Kim.'));

    expect({ loaded: mended.loaded, saved: mended.saved, text: mended.text }).toEqual({
      loaded: 0,
      saved: cold.saved,
      text: cold.text,
    });
    expect(await stateFiles(folder)).toEqual([file]);
  });
});

test('a sealed state of other contents is refused by what it holds', async () => {
  await withFolder(async (folder) => {
    await askAfresh(folder, keptPrompt('ada', 'Write to Kim.'));
    const [file = ''] = await stateFiles(folder);
    const states = openPromptStateFiles({ folder });
    const key = /([0-9a-f]+)\.kv$/.exec(file)?.[1] ?? '';
    await states.save('ada', key, (path) => writeFile(path, 'not a state'));

    const mended = await askAfresh(folder, keptPrompt('ada', 'Write to Kim.'));

    expect(mended.loaded).toBe(0);
    expect(mended.saved).toBeGreaterThan(100);
  });
});

test.each([
  { name: 'other weights', options: { weightsSha256: 'f'.repeat(64) } },
  { name: 'another layout of the cache', options: { sequences: 2 } },
])('states of $name are neither taken nor lost', async ({ options }) => {
  await withFolder(async (folder) => {
    const own = await askAfresh(folder, keptPrompt('ada', 'Write to Kim.'));

    expect((await askAfresh(folder, keptPrompt('ada', 'Write to Kim.'), options)).loaded).toBe(0);
    expect((await askAfresh(folder, keptPrompt('ada', 'Write to Kim.'))).loaded).toBe(own.saved);
  });
});

test('the limit holds, and the oldest state goes', async () => {
  await withFolder(async (folder) => {
    const { saved } = await askAfresh(folder, keptPrompt('ada', 'Write to Kim.'));
    const limit = { stateBytesLimit: saved * 23_058 * 1.5 };

    await askAfresh(folder, keptPrompt('bo', 'Write to Kim.', 5), limit);

    expect((await stateFiles(folder)).map((file) => file.includes(`${join(folder, 'bo')}`))).toEqual([true]);
  });
});

test('forgetting an owner leaves nothing to load', async () => {
  await withFolder(async (folder) => {
    await askAfresh(folder, keptPrompt('ada', 'Write to Kim.'));

    expect(await openPromptStateFiles({ folder }).forget('ada')).toBe(1);
    expect((await askAfresh(folder, keptPrompt('ada', 'Write to Kim.'))).loaded).toBe(0);
  });
});

test('two models at once keep and load the same state', async () => {
  await withFolder(async (folder) => {
    const [one, two] = await Promise.all([
      askAfresh(folder, keptPrompt('ada', 'Write to Kim.')),
      askAfresh(folder, keptPrompt('ada', 'Write to Kim.')),
    ]);

    expect(one.text).toBe(two.text);
    expect((await stateFiles(folder)).length).toBe(1);
    expect((await askAfresh(folder, keptPrompt('ada', 'Write to Kim.'))).loaded).toBeGreaterThan(100);
  });
});
