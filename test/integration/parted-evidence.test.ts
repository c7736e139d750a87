import { describe, expect, test } from 'vitest';
import { openBackground } from '../../src/adapters/background/index.ts';
import { openContrastSource } from '../../src/adapters/contrast/index.ts';
import { openDocumentReader } from '../../src/adapters/files/index.ts';
import type { Background } from '../../src/contracts/background.ts';
import { packKeys, textKey } from '../../src/core/numerics/index.ts';
import { summariseVoice } from '../../src/core/stylometry/index.ts';
import type { EnginePorts } from '../../src/engine/engine-ports.ts';
import { bindClient } from '../../src/hyperalign.ts';
import { neutralPromptName } from '../../src/prompting/neutral-briefs.ts';
import { fixedClock, keyOf, memoryStore, memoryVoices, scriptedModel, seededRandom } from '../../src/testing/index.ts';
import { demoPerson } from '../support/demo-people.ts';

const june = demoPerson('june');
const mails = { person: 'june', paths: june.mails, me: [june.address] };
const shipped = await openBackground().load();

function clientWith(parts: Partial<EnginePorts>, model = scriptedModel(() => '{}')) {
  const store = parts.store ?? memoryStore();
  const client = bindClient({
    workspace: 'default',
    documents: openDocumentReader({ stdin: null }),
    openModel: async () => model,
    ports: {
      store,
      clock: fixedClock(),
      random: seededRandom(1),
      background: { load: async () => shipped },
      contrast: openContrastSource(),
      voices: memoryVoices(),
      promptStates: { forget: async () => 0 },
      ...parts,
    },
  });
  return { client, store, model };
}

/** The texts of june as they are kept. */
async function samplesOfJune() {
  const { client, store } = clientWith({});
  await client.learn({ ...mails, useModel: false });
  return store.samples.list(keyOf('june'));
}

const firstOf = async () => {
  const [first] = await samplesOfJune();
  if (first === undefined) throw new Error('june has no samples');
  return first;
};

describe('H3: an overlap is refused', () => {
  test('of a trial text with what proposes by the model: nothing is asked, nothing is kept', async () => {
    const { text } = await firstOf();
    const contrast = { load: async () => [{ id: 'c-1', person: 'somebody', register: 'email', text }] };
    const { client, store, model } = clientWith({ contrast });

    await expect(client.learn(mails)).rejects.toMatchObject({ code: 'invalid_input', details: { by: 'text' } });
    expect(model.calls).toEqual([]);
    expect(await store.profiles.latest(keyOf('june'))).toBeNull();
  });

  test('of the person’s texts with the answers of the default voice', async () => {
    const { text } = await firstOf();
    const voice = summariseVoice({ model: 'scripted:model', prompts: neutralPromptName, seed: 1 }, [
      { brief: 'email-01', register: 'email', text, complete: true },
    ]);
    const model = scriptedModel(() => '{}', { id: 'scripted:model' });

    await expect(clientWith({ voices: memoryVoices([voice]) }, model).client.learn(mails)).rejects.toMatchObject({
      code: 'invalid_input',
      details: { between: [expect.stringContaining('texts'), 'answers of the default voice'], by: 'text' },
    });
  });

  test('of a writer who stands among those who propose and those who try', async () => {
    const registers = shipped.registers.map((register) => {
      const [first] = register.writers;
      const twin = { ...(first ?? register.writers[0]), role: 'control' } as (typeof register.writers)[number];
      return { ...register, writers: [...register.writers, twin] };
    });
    const background = { load: async (): Promise<Background> => ({ ...shipped, registers }) };

    await expect(clientWith({ background }).client.learn({ ...mails, useModel: false })).rejects.toMatchObject({
      code: 'invalid_input',
      details: { between: ['background writers', 'control writers'], by: 'person' },
    });
  });

  test('of a thread whose texts were put on both sides', async () => {
    const store = memoryStore();
    const { client } = clientWith({ store });
    await client.learn({ ...mails, useModel: false });
    const profile = await store.profiles.latest(keyOf('june'));
    if (profile === null) throw new Error('june was not learned');
    const torn = (await store.samples.list(keyOf('june'))).map((sample) => ({
      ...sample,
      id: sample.id.replace('s_', 's_0').slice(0, 18),
      text: `${sample.text} Again.`,
      source: { ...sample.source, unit: 'one thread' },
    }));
    await store.profiles.append(keyOf('june'), { ...profile, version: profile.version + 1 }, torn);

    await expect(
      client.learn({
        person: 'june',
        texts: ['A new note that the lamp is mended and hangs in the hall again.'],
        useModel: false,
      }),
    ).rejects.toMatchObject({ code: 'invalid_input', details: { by: 'source', value: 'one thread' } });
  });
});

test('H3: a writer of the background who is learned is left out of it', async () => {
  const samples = await samplesOfJune();
  const keys = packKeys(samples.map(({ text }) => textKey(text)));
  const registers = shipped.registers.map((register) => ({
    ...register,
    writers: register.writers.map((writer, place) => (place === 0 ? { ...writer, keys } : writer)),
  }));
  const { client } = clientWith({ background: { load: async () => ({ ...shipped, registers }) } });

  const { notices, profile } = await client.learn({ ...mails, useModel: false });

  expect(notices.map(({ code }) => code)).toContain('known-writer');
  expect(profile).not.toBeNull();
});
