import { chmod, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Token } from './llama-runtime.ts';
import { openPromptStateFiles, promptStateKey } from './prompt-states.ts';

let folder = '';
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'hyperalign-states-')), 'state');
});
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

const key = 'a'.repeat(64);
const content = (bytes: number) => (path: string) => writeFile(path, Buffer.alloc(bytes, 5));

async function age(owner: string, name: string, seconds: number): Promise<void> {
  const then = new Date(Date.now() - seconds * 1000);
  await utimes(join(folder, owner, `${name}.kv`), then, then);
}

test('a state comes back as it was written, before its seal, and nobody else may read it', async () => {
  const states = openPromptStateFiles({ folder });

  expect(await states.save('ada', key, content(5000))).toBe(true);

  const path = (await states.find('ada', key)) ?? '';
  expect((await readFile(path)).subarray(0, 5000).equals(Buffer.alloc(5000, 5))).toBe(true);
  expect({
    file: (await stat(path)).mode & 0o777,
    owner: (await stat(join(folder, 'ada'))).mode & 0o777,
    all: (await stat(folder)).mode & 0o777,
  }).toEqual({
    file: 0o600,
    owner: 0o700,
    all: 0o700,
  });
});

describe('a damaged state', () => {
  test.each([
    { name: 'with a flipped byte', damage: (file: Buffer) => file.fill(9, 2000, 2001) },
    { name: 'that is cut off', damage: (file: Buffer) => file.subarray(0, 3000) },
    { name: 'that is empty', damage: () => Buffer.alloc(0) },
    { name: 'with something after its end', damage: (file: Buffer) => Buffer.concat([file, Buffer.from('x')]) },
  ])('$name is not found, and removed', async ({ damage }) => {
    const states = openPromptStateFiles({ folder });
    await states.save('ada', key, content(5000));
    const path = join(folder, 'ada', `${key}.kv`);
    await writeFile(path, damage(await readFile(path)));

    expect(await states.find('ada', key)).toBeNull();
    expect(await states.has('ada', key)).toBe(false);
  });
});

test('the least recently used states go first when the limit is passed', async () => {
  const states = openPromptStateFiles({ folder, bytesLimit: 2500 });
  await states.save('ada', 'k1', content(1000));
  await states.save('bo', 'k2', content(1000));
  await age('ada', 'k1', 50);
  await age('bo', 'k2', 60);
  await states.find('bo', 'k2');

  await states.save('ada', 'k3', content(1000));

  expect(await Promise.all([states.has('ada', 'k1'), states.has('bo', 'k2'), states.has('ada', 'k3')])).toEqual([
    false,
    true,
    true,
  ]);
});

test('forgetting an owner removes all of theirs, says how many, and leaves the others', async () => {
  const states = openPromptStateFiles({ folder });
  await states.save('ada', 'k1', content(10));
  await states.save('ada', 'k2', content(10));
  await states.save('bo', 'k1', content(10));

  expect([await states.forget('ada'), await states.forget('ada')]).toEqual([2, 0]);
  expect(await readdir(folder)).toEqual(['bo']);
});

test('a state that is being written while its owner is forgotten does not come back', async () => {
  const states = openPromptStateFiles({ folder });

  const saved = await states.save('ada', key, async (path) => {
    await writeFile(path, Buffer.alloc(10));
    await states.forget('ada');
  });

  expect({ saved, found: await states.find('ada', key) }).toEqual({ saved: false, found: null });
});

test('two saves of one state at once in one process leave a sound one', async () => {
  const states = openPromptStateFiles({ folder });
  const { promise: secondBegan, resolve: secondBegins } = Promise.withResolvers<void>();
  const { promise: firstEnded, resolve: firstEnds } = Promise.withResolvers<void>();

  const first = states.save('ada', key, async (path) => {
    await writeFile(path, Buffer.alloc(1000, 5));
    await secondBegan;
  });
  const second = states.save('ada', key, async (path) => {
    secondBegins();
    await firstEnded;
    await writeFile(path, Buffer.alloc(1000, 5));
  });
  await first;
  const kept = async () => (await readFile((await states.find('ada', key)) ?? '')).subarray(0, 1000);
  const afterFirst = await kept();
  firstEnds();

  expect(await Promise.all([first, second])).toEqual([true, true]);
  expect([afterFirst, await kept()]).toEqual([Buffer.alloc(1000, 5), Buffer.alloc(1000, 5)]);
  expect(await readdir(join(folder, 'ada'))).toEqual([`${key}.kv`]);
});

test('a failed write leaves nothing and fails nothing', async () => {
  const states = openPromptStateFiles({ folder });

  expect(await states.save('ada', key, () => Promise.reject(new Error('disk')))).toBe(false);
  expect(await readdir(join(folder, 'ada'))).toEqual([]);
});

test('what an earlier process left half written is removed when it is old', async () => {
  const states = openPromptStateFiles({ folder });
  await states.save('ada', 'k1', content(10));
  const draft = join(folder, 'ada', 'k0.77.tmp');
  await writeFile(draft, 'x');
  const then = new Date(Date.now() - 3_600_000);
  await utimes(draft, then, then);
  await chmod(draft, 0o600);

  await states.save('ada', 'k2', content(10));

  expect((await readdir(join(folder, 'ada'))).toSorted()).toEqual(['k1.kv', 'k2.kv']);
});

test('the key changes with weights, runtime and tokens', () => {
  const tokens = [1, 2, 3] as Token[];
  const keys = [
    promptStateKey(['w', '1'], tokens),
    promptStateKey(['v', '1'], tokens),
    promptStateKey(['w', '2'], tokens),
    promptStateKey(['w', '1'], tokens.slice(1)),
  ];

  expect(new Set(keys).size).toBe(4);
  expect(promptStateKey(['w', '1'], [...tokens])).toBe(keys[0]);
});
