import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDefaultVoices } from '../../src/adapters/background/index.ts';
import type { Steer } from '../../src/contracts/steering.ts';
import { writeResultSchema } from '../../src/contracts/write-result.ts';
import type { Store } from '../../src/ports/store.ts';
import { memoryStore, memoryVoices, type ScriptedModel, scriptedModel } from '../../src/testing/index.ts';
import { demoPerson } from '../support/demo-people.ts';
import { openOfflineClient } from '../support/offline-client.ts';

const task = 'Ask Sam to move our call from Thursday to Monday.';
const plain = 'Hi Sam,\n\nCould we move our call from Thursday to Monday?\n\nRegards';
const { folder, address } = demoPerson('june');
const shippedVoices = openDefaultVoices({ folder: join(tmpdir(), 'hyperalign-no-voices') });

let store: Store;
beforeAll(async () => {
  store = memoryStore();
  await openOfflineClient({ store }).learn({ person: 'june', paths: [folder], me: [address], register: 'email' });
});

/** A model that heeds biases and whose default voice is the shipped one of the embedded model. */
async function steerable(changes: { readonly heedsBias?: boolean; readonly voice?: 'none' | 'chats' } = {}) {
  const known = await shippedVoices.load('local:qwen2.5-coder-1.5b');
  const registers = known?.registers.filter(({ register }) => changes.voice !== 'chats' || register === 'chat') ?? [];
  const voices = known === null || changes.voice === 'none' ? [] : [{ ...known, model: 'scripted:model', registers }];
  const model = scriptedModel(() => plain, { heedsBias: changes.heedsBias ?? true, delivery: 'samples' });
  return { model, client: openOfflineClient({ store, model, voices: memoryVoices(voices) }) };
}

const optionsOf = ({ calls }: ScriptedModel) => calls.map(({ options }) => options.providerOptions?.['hyperalign']);

describe('a steered writing', () => {
  test.each(['hypotheses', 'fingerprint'] as const)(
    'by %s tells the model, and the result, what was biased',
    async (steer) => {
      const { model, client } = await steerable();

      const written = await client.write({ person: 'june', task, steer });

      const { steering } = writeResultSchema.parse(written);
      expect(steering?.mode).toBe(steer);
      expect(steering?.biases.length).toBeGreaterThan(0);
      expect(optionsOf(model)).toEqual([
        {
          asked: { purpose: 'write', prompt: 'write-as@3' },
          bias: steering?.biases.flatMap(({ forms, bias }) => forms.map((text) => ({ text, bias }))),
        },
      ]);
      expect(written.notices).toEqual([]);
    },
  );

  test('by hypotheses is all owed to hypotheses that can be shown and rejected', async () => {
    const { client } = await steerable();
    const before = await client.write({ person: 'june', task, steer: 'hypotheses' });
    const [first] = before.steering?.biases ?? [];
    const accepted = before.compliance.map(({ hypothesisId }) => hypothesisId);

    await client.profile('june').decide(first?.hypothesisId ?? '', 'rejected');
    const after = await client.write({ person: 'june', task, steer: 'hypotheses' });
    const all = await client.write({ person: 'june', task, steer: 'fingerprint' });

    for (const { hypothesisId } of before.steering?.biases ?? []) expect(accepted).toContain(hypothesisId);
    expect(after.steering?.biases).toEqual(
      before.steering?.biases.filter(({ featureId }) => featureId !== first?.featureId),
    );
    expect(all.steering?.biases.map(({ featureId }) => featureId)).not.toContain(first?.featureId);
    await client.profile('june').rollback(before.profileVersion ?? 1);
  });

  test('biases the revision of a text too', async () => {
    const { model, client } = await steerable();

    await client.write({ person: 'june', task, steer: 'fingerprint', revise: true });

    const [draft, revision] = optionsOf(model);
    expect(revision?.['bias']).toEqual(draft?.['bias']);
  });
});

describe('nothing is steered', () => {
  test.each([
    { name: 'unless it is asked for', steer: undefined, changes: {}, notice: null },
    { name: 'when it is off', steer: 'off', changes: {}, notice: null },
    {
      name: 'by a model that takes no biases',
      steer: 'fingerprint',
      changes: { heedsBias: false },
      notice: 'takes no biases',
    },
    {
      name: 'away from a voice that nobody heard',
      steer: 'fingerprint',
      changes: { voice: 'none' },
      notice: 'hyperalign models voice --model scripted:model".',
    },
    {
      name: 'in a register that it was not heard in',
      steer: 'fingerprint',
      changes: { voice: 'chats' },
      notice: 'was not heard in the register "email"',
    },
  ] as const)('$name', async ({ steer, changes, notice }) => {
    const { model, client } = await steerable(changes);

    const written = await client.write({ person: 'june', task, ...optional(steer) });

    expect(written).not.toHaveProperty('steering');
    expect(optionsOf(model)).toEqual([{ asked: { purpose: 'write', prompt: 'write-as@3' } }]);
    expect(written.notices).toEqual(
      notice === null ? [] : [{ code: 'not-steered', message: expect.stringContaining(notice) }],
    );
  });

  test('for nobody', async () => {
    const { model, client } = await steerable();

    const written = await client.write({ person: null, task, steer: 'fingerprint' });

    expect(written).not.toHaveProperty('steering');
    expect(optionsOf(model)[0]).not.toHaveProperty('bias');
  });
});

function optional(steer: Steer | undefined): { readonly steer?: Steer } {
  return steer === undefined ? {} : { steer };
}
