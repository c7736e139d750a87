import { APICallError } from '@ai-sdk/provider';
import { beforeAll, describe, expect, test } from 'vitest';
import { estimateTokens } from '../../src/core/text/index.ts';
import type { Store } from '../../src/ports/store.ts';
import { keyOf, memoryStore, type Script, type ScriptedModelFacts, scriptedModel } from '../../src/testing/index.ts';
import { demoPeople, heldOutTexts } from '../support/demo-people.ts';
import { openOfflineClient } from '../support/offline-client.ts';

const task = 'Ask Sam to move our call from Thursday to Monday.';
const plain =
  'Hi Sam,\n\nI would like to move our call from Thursday to Monday because the hall is closed. Please confirm that this suits you.\n\nRegards';
const juneLike =
  "Hey Sam!\n\nAny chance we could move our call to Monday? The hall's closed on Thursday... so silly! Would that be okay with you?\n\nCheers,\nJune xx";

let store: Store;
beforeAll(async () => {
  store = memoryStore();
  const client = openOfflineClient({ store });
  for (const { id, folder, address } of demoPeople)
    await client.learn({ person: id, paths: [folder], me: [address], register: 'email' });
});

function writerWith(script: Script, facts: ScriptedModelFacts = {}) {
  const model = scriptedModel(script, facts);
  return { model, client: openOfflineClient({ store, model }) };
}

describe('guidance', () => {
  test('is the same to the last byte for every task of a profile version, and marked as such', async () => {
    const { model, client } = writerWith(() => plain);

    await client.write({ person: 'june', task });
    await client.write({ person: 'june', task: 'Thank Kim for the ladder.' });

    const [first, second] = model.calls.map(({ options }) => options.prompt);
    expect(first?.length).toBeGreaterThan(4);
    expect(JSON.stringify(first?.slice(0, -1))).toBe(JSON.stringify(second?.slice(0, -1)));
    expect(first?.at(-1)?.content).toEqual([{ type: 'text', text: task }]);
    expect(first?.at(-2)?.providerOptions).toMatchObject({ hyperalign: { cachePrefix: true } });
  });

  test.each(demoPeople)('H15: of $id keeps its limits', async ({ id }) => {
    const { model, client } = writerWith(() => plain);

    const alone = await client.write({ person: id, task, delivery: 'hypotheses' });
    const both = await client.write({ person: id, task, delivery: 'both' });
    const tight = await client.write({ person: id, task, delivery: 'both', guidanceTokens: 300 });

    expect(alone.guidance.tokens).toBeLessThanOrEqual(400);
    expect(both.guidance.tokens).toBeLessThanOrEqual(1200);
    expect(tight.guidance.tokens).toBeLessThanOrEqual(300);
    const [lines, , few] = model.calls.map(({ system, turns }) =>
      estimateTokens([system, ...turns.slice(0, -1).map(({ text }) => text)].join('\n')),
    );
    expect(lines).toBeLessThan(400 + 60);
    expect(few).toBeLessThan(300 + 60);
    expect(model.calls[1]?.turns.length).toBeGreaterThan(5);
  });

  test.each(['hypotheses', 'samples', 'both'] as const)(
    'reaches a model as it was measured to work: %s',
    async (delivery) => {
      const { model, client } = writerWith([plain], { delivery });

      const written = await client.write({ person: 'june', task });

      expect(written.delivery).toBe(delivery);
      expect(model.calls[0]?.system.includes('This is how you write')).toBe(delivery !== 'samples');
      expect((model.calls[0]?.turns.length ?? 0) > 1).toBe(delivery !== 'hypotheses');
    },
  );

  test('is shown when asked for, and only then', async () => {
    const { model, client } = writerWith([plain, plain]);

    const shown = await client.write({ person: 'june', task, showGuidance: true });
    const hidden = await client.write({ person: 'june', task });

    const told = model.calls[0]?.system.split('\n').filter((line) => line.startsWith('- ')) ?? [];
    expect(told.length).toBeGreaterThan(5);
    expect(told.filter((line) => !shown.guidance.text?.includes(line))).toEqual([]);
    expect(hidden.guidance).toEqual({ tokens: shown.guidance.tokens, text: null });
  });

  test('H19: of one register does not reach another', async () => {
    const { model, client } = writerWith([plain]);

    const written = await client.write({ person: 'june', task, register: 'speech' });

    expect(model.calls[0]?.turns).toEqual([{ role: 'user', text: task }]);
    expect(written).toMatchObject({ compliance: [], guidance: { tokens: 0 } });
  });

  test('is absent without a person: the control beside every claim', async () => {
    const { model, client } = writerWith([plain]);

    const written = await client.write({ person: null, task, showGuidance: true });

    expect(model.calls[0]?.system).toBe('Write an e-mail. Output only its text, without a subject line.');
    expect(model.calls[0]?.turns).toEqual([{ role: 'user', text: task }]);
    expect(written).toMatchObject({
      text: plain,
      profileVersion: null,
      delivery: null,
      compliance: [],
      leakage: { share: 0, longestRun: 0 },
      guidance: { tokens: 0, text: 'No guidance: written without a profile.' },
    });
  });
});

describe('a written text', () => {
  test('comes with what it follows, what it copied and what it cost', async () => {
    const { client } = writerWith([juneLike]);

    const written = await client.write({ person: 'june', task });

    expect(written).toMatchObject({
      person: 'june',
      text: juneLike,
      profileVersion: 1,
      model: 'scripted:model',
      finishReason: 'stop',
      revised: false,
      notices: [],
    });
    const followed = new Map(written.compliance.map(({ statement, followed: yes }) => [statement.split(':')[0], yes]));
    expect(followed.get('Closes with “Cheers”')).toBe(true);
    expect(followed.get('Uses many exclamation marks')).toBe(true);
    expect(written.leakage.share).toBeLessThan(0.1);
    expect(written.usage).toMatchObject({ calls: 1, outputTokens: Math.ceil(juneLike.length / 4) });
  });

  test('is heard piece by piece, in full', async () => {
    const pieces: string[] = [];

    await writerWith([plain]).client.write({ person: 'june', task, onText: (piece) => pieces.push(piece) });

    expect(pieces.length).toBeGreaterThan(10);
    expect(pieces.join('')).toBe(plain);
  });

  test('that is a sample is told to be a copy', async () => {
    const sample = await longestSample('june');

    const written = await writerWith([sample]).client.write({ person: 'june', task });

    expect(written.leakage.share).toBeGreaterThan(0.95);
    expect(written.notices.map(({ code }) => code)).toEqual(['copied']);
  });

  test('that reached the length limit is told to be cut off', async () => {
    const written = await writerWith([{ text: 'Hi Sam, about our call on', finishReason: 'length' }]).client.write({
      person: 'june',
      task,
    });

    expect(written).toMatchObject({ finishReason: 'length', notices: [{ code: 'cut-off' }] });
  });

  test('can be in the voice of an earlier version', async () => {
    const { client } = writerWith([plain]);

    const written = await client.write({ person: 'june', task, profileVersion: 1 });

    expect(written.profileVersion).toBe(1);
    await expect(client.write({ person: 'june', task, profileVersion: 9 })).rejects.toMatchObject({
      code: 'profile_not_found',
    });
  });

  test('leaves a record of its cost, and no word of it', async () => {
    const own = memoryStore();
    const client = openOfflineClient({ store: own, model: scriptedModel([plain]) });
    await client.write({ person: null, task });

    const [run] = await own.runs.list('default', 1);

    expect(run).toMatchObject({
      kind: 'write',
      person: '-',
      outcome: 'ok',
      calls: [{ purpose: 'write', prompt: 'write-as@3', outcome: 'ok' }],
    });
    expect(JSON.stringify(run)).not.toMatch(/Sam|Monday/);
  });
});

describe('candidates', () => {
  test('are drawn with different seeds; the nearest to the person is kept', async () => {
    const { model, client } = writerWith(({ options }) =>
      options.seed === 7 + 2 ? juneLike : `${plain}, ${options.seed}`,
    );
    const pieces: string[] = [];

    const written = await client.write({
      person: 'june',
      task,
      candidates: 4,
      seed: 7,
      onText: (piece) => pieces.push(piece),
    });

    expect(model.calls.map(({ options }) => options.seed).toSorted()).toEqual([10, 7, 8, 9]);
    expect(written.text).toBe(juneLike);
    const scores = written.candidates.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(written.candidates).toHaveLength(4);
    expect(written.usage.calls).toBe(4);
    expect(pieces).toEqual([]);
  });

  test('that copy a sample come last, however near they are', async () => {
    const sample = await longestSample('june');
    const { client } = writerWith(({ options }) =>
      options.seed === 7 ? sample : options.seed === 8 ? plain : juneLike,
    );

    const written = await client.write({ person: 'june', task, candidates: 3, seed: 7 });

    expect(written.candidates.map(({ text }) => text)).toEqual([juneLike, plain, sample]);
    expect(written.candidates[2]?.score).toBeGreaterThan(written.candidates[1]?.score ?? 1);
    expect(written.notices).toEqual([]);
  });

  test('that are empty or fail are left out while one is there', async () => {
    const { client } = writerWith(({ options }) =>
      options.seed === 7 ? '' : options.seed === 8 ? { fail: new Error('gone') } : plain,
    );

    const written = await client.write({ person: 'june', task, candidates: 3, seed: 7 });

    expect(written.candidates.map(({ text }) => text)).toEqual([plain]);
  });

  test.each([0, 1.5, 17, Number.NaN])('%d of them cannot be drawn', async (candidates) => {
    const { model, client } = writerWith(() => plain);

    await expect(client.write({ person: 'june', task, candidates })).rejects.toMatchObject({ code: 'invalid_input' });
    expect(model.calls).toEqual([]);
  });
});

describe('a revision', () => {
  test('that mends what the text broke is kept', async () => {
    const { model, client } = writerWith([plain, juneLike]);

    const written = await client.write({ person: 'june', task, revise: true });

    expect(written).toMatchObject({ text: juneLike, revised: true, usage: { calls: 2 } });
    expect(model.calls[1]?.turns.at(-2)).toEqual({ role: 'assistant', text: plain });
    expect(model.calls[1]?.turns.at(-1)?.text).toContain('- Close with “Cheers” and your name.');
  });

  test.each([
    { name: 'that mends nothing', reply: `${plain} Really.` },
    { name: 'that is empty', reply: '' },
    { name: 'that fails', reply: { fail: new Error('gone') } },
    { name: 'that was cut off', reply: { text: juneLike.slice(0, 60), finishReason: 'length' } as const },
  ])('$name leaves the text as it was', async ({ reply }) => {
    const written = await writerWith([plain, reply]).client.write({ person: 'june', task, revise: true });

    expect(written).toMatchObject({ text: plain, revised: false, finishReason: 'stop', notices: [] });
  });

  test('of a text that was cut off is no longer cut off', async () => {
    const written = await writerWith([{ text: plain, finishReason: 'length' }, juneLike]).client.write({
      person: 'june',
      task,
      revise: true,
    });

    expect(written).toMatchObject({ text: juneLike, revised: true, finishReason: 'stop', notices: [] });
  });

  test('is not asked for when nothing is broken', async () => {
    const [own = ''] = heldOutTexts('june');
    const { model, client } = writerWith([own]);

    const written = await client.write({ person: 'june', task, revise: true });

    expect(written).toMatchObject({ text: own.trim(), revised: false });
    expect(model.calls).toHaveLength(1);
  });
});

describe('a writing that cannot be', () => {
  const down = new APICallError({
    message: 'connection refused',
    url: 'http://127.0.0.1',
    requestBodyValues: {},
    isRetryable: false,
  });

  test.each<{ readonly name: string; readonly reply: Script; readonly code: string }>([
    { name: 'an empty reply', reply: [''], code: 'model_failed' },
    { name: 'blanks', reply: [' \n '], code: 'model_failed' },
    { name: 'a refusal', reply: [{ text: '', finishReason: 'content-filter' }], code: 'model_failed' },
    { name: 'a provider that is down', reply: [{ fail: down }], code: 'model_unavailable' },
  ])('ends in $code after $name', async ({ reply, code }) => {
    const own = memoryStore();
    const client = openOfflineClient({ store: own, model: scriptedModel(reply) });

    await expect(client.write({ person: null, task })).rejects.toMatchObject({
      code,
      message: expect.stringContaining('scripted:model'),
    });
    expect((await own.runs.list('default', 1))[0]?.outcome).toBe(code);
  });

  test('names the people who are known', async () => {
    const { model, client } = writerWith([plain]);

    await expect(client.write({ person: 'jun', task })).rejects.toMatchObject({
      code: 'person_not_found',
      message: expect.stringContaining('Known here: june, mara, tobias.'),
    });
    expect(model.calls).toEqual([]);
  });

  test('does not look into another workspace', async () => {
    const client = openOfflineClient({ store, model: scriptedModel([plain]), workspace: 'other' });

    await expect(client.write({ person: 'june', task })).rejects.toMatchObject({
      code: 'person_not_found',
      message: expect.stringContaining('Nobody has been learned here yet.'),
    });
  });

  test('says that there is no task, or no model', async () => {
    await expect(writerWith([plain]).client.write({ person: 'june', task: ' \n' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(openOfflineClient({ store }).write({ person: 'june', task })).rejects.toMatchObject({
      code: 'model_not_configured',
    });
  });

  test('stops at the caller’s word', async () => {
    const stop = new AbortController();
    const { client } = writerWith([{ hang: true }]);

    const writing = client.write({ person: 'june', task, signal: stop.signal });
    stop.abort();

    await expect(writing).rejects.toMatchObject({ code: 'aborted' });
  });
});

describe('verifying', () => {
  test('held-out texts are nearest to who wrote them', async () => {
    const client = openOfflineClient({ store });

    for (const { id } of demoPeople)
      for (const text of heldOutTexts(id)) {
        const results = await Promise.all(demoPeople.map(({ id: person }) => client.verify({ person, text })));
        const nearest = results.toSorted((a, b) => (b.probability ?? 0) - (a.probability ?? 0))[0];
        expect(nearest).toMatchObject({ person: id, verdict: 'same' });
      }
  });

  test('a text that is too short is told so', async () => {
    const verdict = await openOfflineClient({ store }).verify({
      person: 'june',
      text: 'Hey Sam! See you on Monday...\n\nCheers,\nJune xx',
    });

    expect(verdict).toMatchObject({
      person: 'june',
      profileVersion: 1,
      verdict: 'too-short',
      probability: null,
      words: 9,
      reasons: [],
    });
    expect(verdict.note).toMatch(/40/);
  });

  test('nobody can be verified who is not known, and no text that is not there', async () => {
    const client = openOfflineClient({ store });

    await expect(client.verify({ person: 'nobody', text: plain })).rejects.toMatchObject({ code: 'person_not_found' });
    await expect(client.verify({ person: 'june', text: '\n' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('an own text follows the habits, another person’s does not', async () => {
    const client = openOfflineClient({ store });
    const share = async (text: string) => {
      const known = (await client.assess({ person: 'june', text })).filter(({ followed }) => followed !== null);
      return known.filter(({ followed }) => followed).length / known.length;
    };

    const [own = '', other = ''] = [...heldOutTexts('june').slice(0, 1), ...heldOutTexts('tobias').slice(0, 1)];

    expect(await share(own)).toBeGreaterThan(0.8);
    expect(await share(other)).toBeLessThan(0.4);
  });
});

async function longestSample(person: string): Promise<string> {
  const samples = await store.samples.list(keyOf(person));
  return samples.toSorted((a, b) => b.words - a.words)[0]?.text ?? '';
}
