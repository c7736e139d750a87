import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Prompt } from '../prompting/prompt.ts';
import {
  fixedClock,
  keyOf,
  memoryStore,
  memoryVoices,
  type ScriptedReply,
  scriptedModel,
  seededRandom,
} from '../testing/index.ts';
import { type AskOptions, askForObject, askForText } from './ask-model.ts';
import { CallLedger, type SpendingLimits } from './call-ledger.ts';
import type { EnginePorts } from './engine-ports.ts';
import { openReplies } from './kept-replies.ts';

const prompt: Prompt = {
  id: 'test',
  version: 3,
  system: 'You are a test.',
  messages: [{ role: 'user', text: 'Write to Jo.' }],
  stableMessages: 1,
};
const schema = z.strictObject({ answer: z.string().min(2) });
const cut: ScriptedReply = { text: '{"answer": "a lo', finishReason: 'length' };
const whole: ScriptedReply = { json: { answer: 'a long one' } };

function portsOnMemory(): EnginePorts {
  return {
    store: memoryStore(),
    clock: fixedClock(),
    random: seededRandom(1),
    background: { load: () => Promise.reject(new Error('not needed')) },
    contrast: { load: async () => [] },
    voices: memoryVoices(),
    promptStates: { forget: async () => 0 },
  };
}

async function optionsOn(ports: EnginePorts, limits: SpendingLimits = {}, more: Partial<AskOptions> = {}) {
  return {
    ...{ purpose: 'test', prompt, maxOutputTokens: 100, temperature: 0, seed: 1 },
    ledger: new CallLedger(limits),
    replies: await openReplies(ports, keyOf('ada')),
    ...more,
  };
}

describe('H12: a kept reply', () => {
  test('answers the same question without a call, also where the budget allows none, and is heard', async () => {
    const ports = portsOnMemory();
    await askForText(scriptedModel(['Hi Jo.']), await optionsOn(ports));
    const model = scriptedModel([]);
    const pieces: string[] = [];
    const options = await optionsOn(ports, { calls: 0, tokens: 0 }, { onText: (piece) => pieces.push(piece) });

    const answer = await askForText(model, options);

    expect(answer).toEqual({ kind: 'answered', text: 'Hi Jo.', finishReason: 'stop' });
    expect([model.calls, pieces]).toEqual([[], ['Hi Jo.']]);
    expect(options.ledger.calls).toEqual([
      { purpose: 'test', prompt: 'test@3', outcome: 'kept', inputTokens: 0, outputTokens: 0 },
    ]);
    expect(options.ledger.usage).toEqual({ calls: 0, inputTokens: 0, outputTokens: 0 });
  });

  test.each<{ readonly name: string; readonly more: Partial<AskOptions>; readonly id?: string }>([
    { name: 'the version of the prompt', more: { prompt: { ...prompt, version: 4 } } },
    { name: 'the instructions', more: { prompt: { ...prompt, system: 'You are another test.' } } },
    { name: 'a message', more: { prompt: { ...prompt, messages: [{ role: 'user', text: 'Write to Al.' }] } } },
    { name: 'the temperature', more: { temperature: 0.5 } },
    { name: 'the seed', more: { seed: 2 } },
    { name: 'the tokens allowed', more: { maxOutputTokens: 99 } },
    { name: 'top-p', more: { topP: 0.9 } },
    { name: 'the model', more: {}, id: 'scripted:other' },
  ])('answers no other question: $name is part of it', async ({ more, id = 'scripted:model' }) => {
    const ports = portsOnMemory();
    await askForText(scriptedModel(['Hi Jo.']), await optionsOn(ports));
    const model = scriptedModel(['Another.'], { id });

    await askForText(model, await optionsOn(ports, {}, more));

    expect(model.calls).toHaveLength(1);
  });

  test('of another schema or none is another one', async () => {
    const ports = portsOnMemory();
    await askForText(scriptedModel([whole]), await optionsOn(ports));
    const model = scriptedModel([whole]);

    await askForObject(model, { ...(await optionsOn(ports)), schema });

    expect(model.calls).toHaveLength(1);
  });

  test('that the budget cut short serves under that budget, and not where more is allowed', async () => {
    const ports = portsOnMemory();
    const few = { tokens: 60 };
    const first = scriptedModel([cut, cut]);
    await askForObject(first, { ...(await optionsOn(ports, few)), schema });
    const same = scriptedModel([]);
    const again = await askForObject(same, { ...(await optionsOn(ports, few)), schema });
    const raised = scriptedModel([whole]);
    const answer = await askForObject(raised, { ...(await optionsOn(ports)), schema });

    expect(first.calls[0]?.options.maxOutputTokens).toBeLessThan(100);
    expect([same.calls.length, again.kind]).toEqual([0, 'failed']);
    expect(raised.calls).toHaveLength(1);
    expect(answer).toEqual({ kind: 'answered', value: { answer: 'a long one' }, repaired: false });
  });

  test('is never half a reply: one that broke off, or ended without its end, is asked for again', async () => {
    const ports = portsOnMemory();
    await askForText(scriptedModel([{ fail: new Error('socket closed'), text: 'Hi J' }]), await optionsOn(ports));
    const silent = scriptedModel(['Hi Jo.']);
    const endless = {
      ...silent,
      model: {
        ...silent.model,
        doStream: async () => ({
          stream: ReadableStream.from([{ type: 'text-delta' as const, id: '1', delta: 'Hi' }]),
        }),
      },
    };
    await askForText(endless, await optionsOn(ports));
    const model = scriptedModel(['Hi Jo.']);

    const answer = await askForText(model, await optionsOn(ports));

    expect(model.calls).toHaveLength(1);
    expect(answer).toMatchObject({ text: 'Hi Jo.' });
  });

  test('that cannot be kept fails the call with the store’s own fault', async () => {
    const ports = portsOnMemory();
    const { store } = ports;
    const replies = { ...store.replies, keep: () => Promise.reject(new Error('the disk is full')) };

    const asked = askForText(scriptedModel(['Hi Jo.']), await optionsOn({ ...ports, store: { ...store, replies } }));

    await expect(asked).rejects.toThrow('the disk is full');
  });
});
