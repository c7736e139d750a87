import { expect, test } from 'vitest';
import type { EnginePorts } from './engine/engine-ports.ts';
import { bindClient, type LearnOptions } from './hyperalign.ts';
import type { DocumentReader } from './ports/document-reader.ts';
import type { ModelHandle } from './ports/model.ts';
import { fixedClock, keyOf, memoryStore, profileOf, scriptedModel, seededRandom } from './testing/index.ts';

const unused = () => Promise.reject(new Error('not part of these tests'));
const ports = (): EnginePorts => ({
  store: memoryStore(),
  clock: fixedClock(),
  random: seededRandom(),
  background: { load: unused },
  contrast: { load: unused },
  voices: { load: unused, keep: unused },
  promptStates: { forget: async () => 0 },
});
const documents: DocumentReader = {
  async *read() {
    yield* [];
  },
};

function openClient(openModel: (() => Promise<ModelHandle>) | null = null) {
  const own = ports();
  return { store: own.store, client: bindClient({ ports: own, documents, workspace: 'default', openModel }) };
}

test('a model is opened when it is first needed, once, and closed with the client', async () => {
  const opened: ReturnType<typeof scriptedModel>[] = [];
  const { client } = openClient(async () => {
    const model = scriptedModel(['never asked', 'never asked']);
    opened.push(model);
    return model;
  });

  await client.people();
  expect(opened).toHaveLength(0);
  // The statistics are not there, so both end after the model was opened.
  await expect(client.write({ person: null, task: 'Ask Sam.' })).rejects.toThrow('not part of these tests');
  await expect(client.write({ person: null, task: 'Ask Sam.' })).rejects.toThrow('not part of these tests');
  await client.close();

  expect(opened.map(({ closed, calls }) => ({ closed, calls }))).toEqual([{ closed: true, calls: [] }]);
});

test('nothing is opened for a person who is not known, or whose version is not', async () => {
  const { client, store } = openClient(async () => {
    throw new Error('opened');
  });
  await store.profiles.append(keyOf('ada'), profileOf('ada'));

  await expect(client.write({ person: 'bo', task: 'Ask Sam.' })).rejects.toMatchObject({ code: 'person_not_found' });
  await expect(client.write({ person: 'ada', task: 'Ask Sam.', profileVersion: 2 })).rejects.toMatchObject({
    code: 'profile_not_found',
  });
  await expect(client.write({ person: 'ada', task: 'Ask Sam.' })).rejects.toThrow('opened');
});

test('a client whose model could not be opened still closes', async () => {
  const { client } = openClient(unused);
  await expect(client.write({ person: null, task: 'Ask Sam.' })).rejects.toThrow();

  await expect(client.close()).resolves.toBeUndefined();
});

test.each(['a/b', '../ada', 'ada 🎉', '', ' ', '.ada', 'a'.repeat(65), 'ada\n'])(
  'a person called %j is refused everywhere',
  async (person) => {
    const { client } = openClient();
    const refused = { code: 'invalid_input', message: expect.stringContaining('The person') };

    await expect(client.learn({ person, texts: [] })).rejects.toMatchObject(refused);
    await expect(client.write({ person, task: 'Ask Sam.' })).rejects.toMatchObject(refused);
    await expect(client.verify({ person, text: 'Hi' })).rejects.toMatchObject(refused);
    await expect(client.forget(person)).rejects.toMatchObject(refused);
    expect(() => client.profile(person)).toThrow('The person');
  },
);

test.each([
  { name: 'a budget that is no number', options: { budgetTokens: Number.NaN }, said: 'budgetTokens cannot be NaN' },
  { name: 'a budget below nothing', options: { budgetTokens: -1 }, said: 'budgetTokens cannot be -1' },
  { name: 'a seed between numbers', options: { seed: 0.5 }, said: 'seed cannot be 0.5' },
  { name: 'a register of two words', options: { register: 'My Mail' }, said: 'register "My Mail" cannot be used' },
])('$name is refused before anything is read', async ({ options, said }) => {
  const learning: LearnOptions = { person: 'ada', texts: ['Hi Sam'], ...options };

  await expect(openClient().client.learn(learning)).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining(said),
  });
});

test.each([null, {}, [], 'a text', 7, { profile: null }, { profile: { person: 'ada' } }])(
  '%j is no profile to import',
  async (garbage) => {
    const { client } = openClient();

    await expect(client.importProfile(garbage as never)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('not a profile that can be imported'),
    });
    expect(await client.people()).toEqual([]);
  },
);

test('a default voice needs a model', async () => {
  await expect(openClient().client.measureVoice()).rejects.toMatchObject({
    code: 'model_not_configured',
    message: expect.stringMatching(/^Measuring a default voice needs a model/),
  });
});
