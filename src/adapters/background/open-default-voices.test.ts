import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DefaultVoice } from '../../contracts/default-voice.ts';
import { openDefaultVoices } from './open-default-voices.ts';

const voiceOf = (model: string, seed = 1): DefaultVoice => ({
  schemaVersion: 1,
  model,
  prompts: 'briefs@1',
  catalogue: 'test-1',
  seed,
  registers: [{ register: 'email', texts: 1, briefs: ['email-01'], keys: '', words: [12], rates: 'AAAA' }],
});

describe('default voices in files', () => {
  let home = '';
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'voices-'));
  });
  afterEach(() => rm(home, { recursive: true }));

  test('come back as they were kept, under any name a model may have', async () => {
    const voices = openDefaultVoices({ folder: join(home, 'voices') });
    const names = ['openai:gpt-5-mini', 'compatible:http://localhost:1/v1#a/b', 'local:../../up', 'hub:a/b*c'];

    for (const name of names) await voices.keep(voiceOf(name));

    expect(await Promise.all(names.map((name) => voices.load(name)))).toEqual(names.map((name) => voiceOf(name)));
    expect(await readdir(home)).toEqual(['voices']);
    expect(await readdir(join(home, 'voices'))).toHaveLength(names.length);
    expect(await voices.load('none:of-these')).toBeNull();
  });

  test('that were measured here come before shipped ones', async () => {
    const file = join(home, 'shipped.json');
    await writeFile(file, JSON.stringify([voiceOf('a:b', 1), voiceOf('c:d', 1)]));
    const voices = openDefaultVoices({ folder: join(home, 'voices'), shipped: new URL(`file://${file}`) });

    await voices.keep(voiceOf('a:b', 2));

    expect(await voices.load('a:b')).toEqual(voiceOf('a:b', 2));
    expect(await voices.load('c:d')).toEqual(voiceOf('c:d', 1));
  });

  test('that are damaged are told with their path and the way out', async () => {
    const path = join(home, 'a%3Ab.json');
    await writeFile(path, '{"schemaVersion":1');

    await expect(openDefaultVoices({ folder: home }).load('a:b')).rejects.toMatchObject({
      code: 'unreadable_input',
      message: `The default voice in ${path} could not be read. Remove the file, or measure the voice again.`,
    });
  });

  test('cannot be kept where a file is in the way', async () => {
    const folder = join(home, 'taken');
    await writeFile(folder, '');

    await expect(openDefaultVoices({ folder }).keep(voiceOf('a:b'))).rejects.toMatchObject({
      code: 'unreadable_input',
      details: { path: join(folder, 'a%3Ab.json') },
    });
  });
});
