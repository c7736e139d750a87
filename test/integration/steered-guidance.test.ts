import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDefaultVoices } from '../../src/adapters/background/index.ts';
import { openSteering } from '../../src/compose-steering.ts';
import { loadConfig } from '../../src/config.ts';
import { guidanceSchema } from '../../src/contracts/guidance.ts';
import { memoryVoices } from '../../src/testing/index.ts';
import { demoPerson } from '../support/demo-people.ts';
import { openOfflineClient } from '../support/offline-client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const { folder, address } = demoPerson('june');
const steer = { mode: 'fingerprint', model: 'openai:gpt-4o' } as const;

async function learned(register?: string) {
  const shipped = await openDefaultVoices({ folder: join(tmpdir(), 'hyperalign-no-voices') }).load(
    'local:qwen2.5-coder-1.5b',
  );
  if (shipped === null) throw new Error('The default model has no voice.');
  const registers = shipped.registers.filter((one) => register === undefined || one.register === register);
  const client = openOfflineClient({ voices: memoryVoices([{ ...shipped, model: steer.model, registers }]) });
  await client.learn({ person: 'june', paths: [folder], me: [address], register: 'email' });
  return client;
}

test('guidance tells what to bias where that is asked, and is the same otherwise', async () => {
  const client = await learned();

  const plain = await client.guidance({ person: 'june' });
  const { steering, ...rest } = guidanceSchema.parse(await client.guidance({ person: 'june', steer }));

  expect(rest).toEqual(plain);
  expect(steering?.mode).toBe('fingerprint');
  expect(steering?.biases.length).toBeGreaterThan(3);
});

test('a rejected hypothesis takes its bias away with the next version, and forgetting takes all', async () => {
  const client = await learned();
  const byHypotheses = { mode: 'hypotheses', model: steer.model } as const;
  const before = await client.guidance({ person: 'june', steer: byHypotheses });
  const [first] = before.steering?.biases ?? [];

  await client.profile('june').decide(first?.hypothesisId ?? '', 'rejected');
  const after = await client.guidance({ person: 'june', steer: byHypotheses });
  await client.forget('june');

  expect(first).toBeDefined();
  expect(after.steering?.biases.map(({ featureId }) => featureId) ?? []).not.toContain(first?.featureId);
  await expect(client.guidance({ person: 'june', steer: byHypotheses })).rejects.toMatchObject({
    code: 'person_not_found',
  });
});

test('a model that was never heard is told with the way to hear it; one heard in another register alone moves nothing', async () => {
  const client = await learned('chat');

  await expect(client.guidance({ person: 'june', steer: { ...steer, model: 'openai:gpt-4' } })).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('hyperalign models voice --model openai:gpt-4'),
  });
  expect((await client.guidance({ person: 'june', steer })).steering).toBeUndefined();
});

test('a mode there is not is refused', async () => {
  const client = await learned();
  const wrong = { mode: 'loudly', model: steer.model } as unknown as typeof steer;

  await expect(client.guidance({ person: 'june', steer: wrong })).rejects.toMatchObject({ code: 'invalid_input' });
});

test.each([
  { name: 'a model that reasons', model: 'openai:gpt-5-mini', encoding: null, said: 'services refuse biases' },
  {
    name: 'a model of unknown vocabulary',
    model: 'ollama:llama3.2',
    encoding: null,
    said: 'vocabulary of ollama:llama3.2 is not known',
  },
  { name: 'a vocabulary nobody knows', model: 'ollama:llama3.2', encoding: 'llama', said: 'Use one of o200k_base' },
  { name: 'an embedded model', model: 'local:qwen2.5-coder-1.5b', encoding: null, said: 'hyperalign write --steer' },
  {
    name: 'a model that was never heard',
    model: 'openai:gpt-4o',
    encoding: null,
    said: 'hyperalign models voice --model openai:gpt-4o',
  },
])('a server is not started that would steer $name', async ({ model, encoding, said }) => {
  const config = loadConfig({ home: temporaryFolder() });

  await expect(openSteering(config, { mode: 'fingerprint', model, encoding })).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining(said),
  });
});
