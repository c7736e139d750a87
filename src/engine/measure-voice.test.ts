import { describe, expect, test } from 'vitest';
import { fixedClock, memoryStore, memoryVoices, scriptedModel, seededRandom } from '../testing/index.ts';
import type { EnginePorts } from './engine-ports.ts';
import { measureVoice } from './measure-voice.ts';

const unused = () => Promise.reject(new Error('not part of these tests'));
const portsWith = (voices = memoryVoices()): EnginePorts => ({
  store: memoryStore(),
  clock: fixedClock(),
  random: seededRandom(),
  background: { load: unused },
  contrast: { load: unused },
  voices,
  promptStates: { forget: async () => 0 },
});
const request = { workspace: 'default', seed: 7, register: null };
const letter = 'Dear Kim,\n\nThe boxes are in the hall, and the key is with me.\n\nBest regards,\nLee';

describe('a default voice', () => {
  test('is twelve answers a register, asked for without a profile, kept as counts under the model’s name', async () => {
    const model = scriptedModel(() => letter, { id: 'test:model' });
    const ports = portsWith();

    const voice = await measureVoice(ports, { ...request, model, register: 'email' });

    expect(model.calls.map(({ system }) => system)).toEqual(
      Array.from({ length: 12 }, () => 'Write an e-mail. Output only its text, without a subject line.'),
    );
    expect(model.calls.every(({ options }) => options.temperature === 0.4 && options.seed === 7)).toBe(true);
    expect(voice.registers.map(({ register, texts }) => [register, texts])).toEqual([['email', 12]]);
    expect(await ports.voices.load('test:model')).toEqual(voice);
    expect(JSON.stringify(voice)).not.toContain('boxes');
    expect((await ports.store.runs.usage('default')).calls).toBe(12);
  });

  test('of one register joins what was heard before', async () => {
    const model = scriptedModel(() => letter, { id: 'test:model' });
    const ports = portsWith();

    await measureVoice(ports, { ...request, model, register: 'email' });
    const voice = await measureVoice(ports, { ...request, model, register: 'chat' });

    expect(voice.registers.map(({ register }) => register)).toEqual(['email', 'chat']);
  });

  test('is not kept when fewer than six briefs of a register are answered', async () => {
    const model = scriptedModel(({ index }) => (index < 5 ? letter : { fail: new Error('no more') }), {
      id: 'test:model',
    });
    const ports = portsWith();

    await expect(measureVoice(ports, { ...request, model, register: 'email' })).rejects.toMatchObject({
      code: 'model_failed',
      message:
        'test:model answered fewer than 6 neutral briefs of email, so its default voice is not known. The model test:model could not answer (no more).',
    });
    expect(await ports.voices.load('test:model')).toBeNull();
  });

  test('stops when it is told to', async () => {
    const stop = new AbortController();
    const model = scriptedModel(({ index }) => {
      if (index === 3) stop.abort();
      return index < 4 ? letter : { hang: true };
    });

    await expect(measureVoice(portsWith(), { ...request, model, signal: stop.signal })).rejects.toMatchObject({
      code: 'aborted',
    });
    expect(model.calls.length).toBeLessThanOrEqual(8);
  });
});
