import { describe, expect, test } from 'vitest';
import type { LearnOptions } from '../../src/hyperalign.ts';
import type { ModelHandle } from '../../src/ports/model.ts';
import type { Store } from '../../src/ports/store.ts';
import {
  keyOf,
  memoryStore,
  replyOf,
  type ScriptedCall,
  type ScriptedModel,
  type ScriptedReply,
  scriptedModel,
} from '../../src/testing/index.ts';
import { runCommand, startCommand } from '../support/command-line.ts';
import { demoPerson } from '../support/demo-people.ts';
import { type Asked, askedFor, learningReplies } from '../support/learning-replies.ts';
import { longText } from '../support/long-text.ts';
import { openModelServer } from '../support/model-server.ts';
import { type OfflineClient, openOfflineClient } from '../support/offline-client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const texts = Array.from({ length: 6 }, (_, at) => ({ text: `Hello,\n\n${longText(at, 60)}`, register: 'email' }));
const options: LearnOptions = { person: 'p', texts };
const key = keyOf('p');
const claims = [
  { dimension: 'personality', claim: 'Teases the reader playfully.', check: 'Does the text tease its reader?' },
] as const;
const good = learningReplies({ claims });
const goodBut =
  (asked: Asked, reply: ScriptedReply) =>
  (call: ScriptedCall): ScriptedReply =>
    askedFor(call) === asked ? reply : good(call);

const asked = ({ calls }: ScriptedModel): readonly Asked[] => calls.map(askedFor);
const outcomes = async ({ runs }: Store): Promise<readonly string[]> => {
  const [last] = await runs.list('default', 1);
  return (last?.calls ?? []).map(({ outcome }) => outcome);
};

/** Learns and stops when the model is about to be asked the second, third … question. */
async function stopBefore(client: OfflineClient, question: number): Promise<void> {
  const stop = new AbortController();
  let questions = 0;
  const learning = client.learn({
    ...options,
    signal: stop.signal,
    onProgress: ({ step }) => {
      if (step === 'asking') questions += 1;
      if (questions === question) stop.abort();
    },
  });
  await expect(learning).rejects.toMatchObject({ code: 'aborted' });
}

/** The caller stops at the moment the model ends its first reply. */
function stoppingAtTheEnd(handle: ModelHandle, stop: AbortController): ModelHandle {
  const doStream: ModelHandle['model']['doStream'] = async (call) => {
    const { stream } = await handle.model.doStream(call);
    const parts = await Array.fromAsync(stream);
    async function* whole() {
      for (const part of parts) {
        if (part.type === 'finish') stop.abort();
        yield part;
      }
    }
    return { stream: ReadableStream.from(whole()) };
  };
  return { ...handle, model: { ...handle.model, doStream } };
}

async function undisturbed() {
  const client = openOfflineClient({ model: scriptedModel(good) });
  await client.learn(options);
  return (await client.profile('p').show()).hypotheses;
}

describe('H12: resuming repeats no paid call', () => {
  test('after a stop before the second of three questions, nor after one before the third', async () => {
    const store = memoryStore();
    const model = scriptedModel(good);
    const client = openOfflineClient({ store, model });

    await stopBefore(client, 2);
    expect(asked(model)).toEqual(['contrastive']);
    await stopBefore(client, 3);
    const { usage, profile } = await client.learn(options);

    expect(asked(model)).toEqual(['contrastive', 'requests', 'verdicts']);
    expect(await outcomes(store)).toEqual(['kept', 'kept', 'ok']);
    expect(usage.calls).toBe(1);
    expect(profile?.version).toBe(1);
    expect((await client.usage()).calls).toBe(3);
    expect((await client.profile('p').show()).hypotheses).toEqual(await undisturbed());
  });

  test('a stop while the last word is on its way keeps the reply: it was paid for', async () => {
    const store = memoryStore();
    const stop = new AbortController();
    const first = openOfflineClient({ store, model: stoppingAtTheEnd(scriptedModel(good), stop) });

    await expect(first.learn({ ...options, signal: stop.signal })).rejects.toMatchObject({ code: 'aborted' });
    const model = scriptedModel(good);
    await openOfflineClient({ store, model }).learn(options);

    expect(
      (await store.runs.list('default', 2)).map(({ calls }) => calls.map(({ outcome }) => outcome)),
    ).toContainEqual(['ok']);
    expect(asked(model)).toEqual(['requests', 'verdicts']);
  });

  test.each(['requests', 'verdicts'] as const)('after %s failed for a passing reason', async (failing) => {
    const store = memoryStore();
    const broken = scriptedModel(goodBut(failing, { fail: new Error('socket closed') }));
    const first = await openOfflineClient({ store, model: broken }).learn(options);
    expect(first.profile?.version).toBe(1);

    const model = scriptedModel(good);
    const client = openOfflineClient({ store, model });
    await client.learn(options);

    expect(asked(model)).toEqual([failing]);
    expect((await client.profile('p').show()).hypotheses).toEqual(await undisturbed());
    const third = await client.learn(options);
    expect(third.notices.map(({ code }) => code)).toContain('nothing-new');
    expect(asked(model)).toEqual([failing]);
  });

  test('after the budget did not suffice and was raised', async () => {
    const model = scriptedModel(good);
    const client = openOfflineClient({ model });

    const calls: number[] = [];
    const short = new Set<string>();
    for (let budgetTokens = 250; budgetTokens <= 8000; budgetTokens += 250) {
      const { usage, notices } = await client.learn({ ...options, budgetTokens });
      expect(usage.inputTokens + usage.outputTokens).toBeLessThanOrEqual(budgetTokens);
      calls.push(usage.calls);
      for (const { code } of notices) if (code.endsWith('budget_exceeded')) short.add(code);
    }

    expect(calls.filter((count) => count > 0)).toEqual([1, 1, 1]);
    expect([...short].toSorted()).toEqual(['infer-budget_exceeded', 'requests-budget_exceeded', 'try-budget_exceeded']);
    expect(asked(model).toSorted()).toEqual(['contrastive', 'requests', 'verdicts']);
    expect((await client.profile('p').show()).hypotheses).toEqual(await undisturbed());
  });

  test('that could not be read, nor its repair: the outcome is the same, for nothing', async () => {
    const store = memoryStore();
    const model = scriptedModel(goodBut('contrastive', 'nonsense'));
    const client = openOfflineClient({ store, model });
    await stopBefore(client, 2);
    const { notices } = await client.learn(options);

    expect(asked(model)).toEqual(['contrastive', 'contrastive', 'requests']);
    expect(notices.map(({ code }) => code)).toContain('infer-invalid_output');
    expect(await outcomes(store)).toEqual(['kept', 'kept', 'ok']);
  });

  test('that was refused', async () => {
    const model = scriptedModel(goodBut('contrastive', { text: '', finishReason: 'content-filter' }));
    const client = openOfflineClient({ model });
    await stopBefore(client, 2);
    const { notices } = await client.learn(options);

    expect(asked(model)).toEqual(['contrastive', 'requests']);
    expect(notices.map(({ code }) => code)).toContain('infer-refused');
  });

  test.each<{ readonly name: string; readonly change: Partial<LearnOptions>; readonly id: string }>([
    { name: 'another model', change: {}, id: 'scripted:other' },
    {
      name: 'a text more',
      change: { texts: [...texts, { text: `Hello,\n\n${longText(9, 60)}`, register: 'email' }] },
      id: 'scripted:model',
    },
    { name: 'another seed', change: { seed: 7 }, id: 'scripted:model' },
    { name: 'another person', change: { person: 'q' }, id: 'scripted:model' },
  ])('but $name is another question', async ({ change, id }) => {
    const store = memoryStore();
    await stopBefore(openOfflineClient({ store, model: scriptedModel(good) }), 2);

    const model = scriptedModel(good, { id });
    await openOfflineClient({ store, model }).learn({ ...options, ...change });

    expect(asked(model)).toEqual(['contrastive', 'requests', 'verdicts']);
  });

  test('of two learnings at once by two models, one hears of a conflict and its answers serve the next time', async () => {
    const store = memoryStore();
    const models = ['scripted:a', 'scripted:b'].map((id) => scriptedModel(good, { id }));
    const clients = models.map((model) => openOfflineClient({ store, model }));

    const ended = await Promise.allSettled(clients.map((client) => client.learn(options)));
    const late = ended.findIndex(({ status }) => status === 'rejected');
    await clients[late]?.learn(options);

    expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(models[late]?.calls).toHaveLength(3);
    expect((await store.profiles.latest(key))?.provenance.model).toBe(models[late]?.id);
  });

  test('of an edit', async () => {
    const store = memoryStore();
    await openOfflineClient({ store }).learn({ ...options, useModel: false });
    const edit = {
      person: 'p',
      draft: 'Hello Sam!\n\nThe ladder is back in the shed now! Come by whenever you like!',
      final: 'Hi Sam\n\nThe ladder is back in the shed now. Come by whenever you like.',
    };
    const model = scriptedModel([{ json: { habits: [] } }]);
    const full: Store = {
      ...store,
      edits: { ...store.edits, add: () => Promise.reject(new Error('full')) },
      profiles: { ...store.profiles, append: () => Promise.reject(new Error('full')) },
    };

    await expect(openOfflineClient({ store: full, model }).edit(edit)).rejects.toThrow('full');
    const { usage, outcome } = await openOfflineClient({ store, model }).edit(edit);

    expect({ outcome, calls: model.calls.length, usage: usage.calls }).toEqual({
      outcome: 'learned',
      calls: 1,
      usage: 0,
    });
  });

  test('after the process was killed while the second question was asked', async () => {
    const home = temporaryFolder();
    const june = demoPerson('june');
    const server = await openModelServer((_, index) => {
      if (index === 0) return '{"hypotheses":[]}';
      return index === 1 ? { begins: '{"t1":' } : '{}';
    });
    const learn = ['--home', home, 'learn', june.folder, '--as', 'june', '--me', june.address];
    const command = startCommand([...learn, '--model', server.id, '--json']);

    await server.asked(2);
    command.interrupt('SIGKILL');
    await command.ended;
    const { code, out } = await runCommand([...learn, '--model', server.id, '--json']);

    expect(code).toBe(0);
    const [first, second, ...rest] = server.requests.map(({ messages }) => messages[0]?.content ?? '');
    expect(rest.length).toBeGreaterThan(0);
    expect(rest.filter((system) => system === first)).toEqual([]);
    expect(new Set(rest)).toEqual(new Set([second]));
    expect(JSON.parse(out).profile.version).toBe(1);
  });
});

describe('kept replies', () => {
  const stopped = async () => {
    const store = memoryStore();
    await openOfflineClient({ store, model: scriptedModel(good) }).learn(options);
    const more = { ...options, texts: [...texts, { text: `Hello,\n\n${longText(9, 60)}`, register: 'email' }] };
    const broken = scriptedModel(goodBut('verdicts', { fail: new Error('socket closed') }), { id: 'scripted:b' });
    const client = openOfflineClient({ store, model: broken });
    await client.learn(more);
    return { store, client };
  };

  test('are gone once a version needs them no more', async () => {
    const kept = new Set<string>();
    const store = memoryStore();
    const replies = {
      ...store.replies,
      keep: (...[who, reply]: Parameters<Store['replies']['keep']>) => {
        kept.add(reply.question);
        return store.replies.keep(who, reply);
      },
    };
    await openOfflineClient({ store: { ...store, replies }, model: scriptedModel(good) }).learn(options);

    expect(kept.size).toBe(3);
    expect(await store.replies.drop(key, [...kept])).toBe(0);
  });

  test('are forgotten with the person and counted, also of one who is not listed', async () => {
    const model = scriptedModel(good);
    const client = openOfflineClient({ model });
    await stopBefore(client, 2);

    expect(await client.people()).toEqual([]);
    expect(await client.forget('p')).toMatchObject({ samples: 0, replies: 1, runs: 1 });
    await client.learn(options);

    expect(asked(model)).toEqual(['contrastive', 'contrastive', 'requests', 'verdicts']);
  });

  test('go when a sample goes', async () => {
    const { client } = await stopped();
    const [sample] = await client.profile('p').samples();

    await client.profile('p').removeSample(sample?.id ?? '');

    expect(await client.forget('p')).toMatchObject({ replies: 0 });
  });

  test('are never exported', async () => {
    const { client, store } = await stopped();
    await store.replies.keep(key, replyOf({ text: 'zephyrine wrote this', keptAt: '2999-01-01T00:00:00.000Z' }));

    const exported = JSON.stringify(await client.profile('p').export({ samples: 'with' }));

    expect(exported).toContain('"samples"');
    expect(exported).not.toMatch(/zephyrine|finishReason/);
    expect(await client.forget('p')).toMatchObject({ replies: 3 });
  });

  test('of a learning that nobody resumed for a week are gone with the next one in the workspace', async () => {
    const store = memoryStore();
    await store.replies.keep(keyOf('somebody'), replyOf({ keptAt: '2000-01-01T00:00:00.000Z' }));
    await store.replies.keep(keyOf('somebody'), replyOf({ question: 'q_2', keptAt: '2999-01-01T00:00:00.000Z' }));

    await openOfflineClient({ store, model: scriptedModel(good) }).learn(options);

    expect(await store.forget(keyOf('somebody'))).toMatchObject({ replies: 1 });
  });

  test('are not made by writing', async () => {
    const store = memoryStore();
    const client = openOfflineClient({ store, model: scriptedModel(good) });
    await client.learn(options);
    await client.write({ person: 'p', task: 'Ask Sam to call.' });

    expect(await client.forget('p')).toMatchObject({ replies: 0 });
  });
});
