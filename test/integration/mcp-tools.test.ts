import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { editResultSchema } from '../../src/contracts/edit-result.ts';
import { guidanceSchema } from '../../src/contracts/guidance.ts';
import { learnResultSchema } from '../../src/contracts/learn-result.ts';
import { verifyResultSchema } from '../../src/contracts/verify-result.ts';
import { writeResultSchema } from '../../src/contracts/write-result.ts';
import { HyperalignError } from '../../src/errors.ts';
import { memoryStore, scriptedModel } from '../../src/testing/index.ts';
import { june, juneHeldOut, saidAsJune } from '../support/june.ts';
import { eras, everything, openMcpSession, textOf } from '../support/mcp-session.ts';
import { openOfflineClient } from '../support/offline-client.ts';

const heldOut = readFileSync(juneHeldOut, 'utf8');
const texts = ['Hey Sam!\n\nThe bench is dry now.', 'Hey Tove!\n\nCould we paint it on Monday?'].map(
  (text) => `${text}\n\nI brought the brushes and the old tin, and there is tea in the shed.\n\nCheers,\nJune xx`,
);

const model = scriptedModel(() => saidAsJune, { size: 'large' });
const store = memoryStore();
const learned = openOfflineClient({ store }).learn({
  ...{ person: 'june', paths: [june.folder], me: [june.address], register: 'email' },
});

/** An engine that knows June, with a model that answers as she would. */
async function withJune() {
  await learned;
  return openOfflineClient({ store, model });
}

async function withoutModel() {
  await learned;
  return openOfflineClient({ store });
}

describe.each(eras)('over the %s protocol', (era) => {
  test('tools are listed with titles, descriptions, both schemas and hints', async () => {
    const { client } = await openMcpSession(await withJune(), { era });

    const { tools } = await client.listTools();

    expect(tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual([
      ['get_guidance', true],
      ['write_as', true],
      ['verify', true],
      ['learn_from_text', false],
      ['propose_edit', false],
    ]);
    for (const { title = '', description = '', inputSchema, outputSchema } of tools) {
      expect(title.length).toBeGreaterThan(10);
      expect(description.length).toBeGreaterThan(100);
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
      expect(inputSchema.required).toContain('person');
      for (const argument of Object.values(inputSchema.properties ?? {}))
        expect(argument).toMatchObject({ description: expect.any(String) });
      expect(outputSchema).toMatchObject({ type: 'object', properties: { person: { type: 'string' } } });
    }
  });

  test('guidance tells a model to write itself, and shows samples as data', async () => {
    const engine = await withJune();
    const { call } = await openMcpSession(engine, { era });

    const result = await call('get_guidance', { person: 'june', register: 'email' });

    const guidance = guidanceSchema.parse(result.structuredContent);
    expect(guidance).toEqual(await engine.guidance({ person: 'june', register: 'email' }));
    expect(textOf(result)).toContain(guidance.system);
    for (const { text } of guidance.turns) expect(textOf(result)).toContain(`">\n${text}\n</earlier>`);
  });

  test('a text is written by the configured model and handed on in its block', async () => {
    const { call } = await openMcpSession(await withJune(), { era });

    const result = await call('write_as', { person: 'june', task: 'Ask Sam to move our call to Monday.' });

    expect(writeResultSchema.parse(result.structuredContent)).toMatchObject({ person: 'june', text: saidAsJune });
    expect(textOf(result)).toContain(`<draft id="draft">\n${saidAsJune}\n</draft>`);
    expect(textOf(result)).toMatch(/Habits followed: \d+ of \d+\./);
  });

  test('several candidates are drawn when asked for', async () => {
    const { call } = await openMcpSession(await withJune(), { era });

    const result = await call('write_as', { person: 'june', task: 'Ask Sam to call.', candidates: 3, seed: 7 });

    expect(writeResultSchema.parse(result.structuredContent).candidates).toHaveLength(3);
  });

  test('candidates are ranked by what the person chose, and it is said where they chose nothing', async () => {
    const { call } = await openMcpSession(await withJune(), { era });

    const asked = { person: 'june', task: 'Ask Sam to call.', candidates: 2, rank: 'reward' };
    const result = await call('write_as', asked);

    expect(writeResultSchema.parse(result.structuredContent).ranking).toMatchObject({ abstained: 'no-comparisons' });
    expect(textOf(result)).toContain('Note: "june" has compared nothing yet');
  });

  test('a text is compared with the person', async () => {
    const { call } = await openMcpSession(await withoutModel(), { era });

    const near = await call('verify', { person: 'june', text: heldOut });
    const short = await call('verify', { person: 'june', text: 'See you.' });

    expect(verifyResultSchema.parse(near.structuredContent)).toMatchObject({ verdict: 'same' });
    expect(textOf(near)).toMatch(/^Consistent with how june writes \(\d+ %, \d+ words\)\./);
    expect(verifyResultSchema.parse(short.structuredContent)).toMatchObject({ verdict: 'too-short' });
    expect(textOf(short)).toMatch(/^Too short to tell: 2 words\./);
  });

  test('a person is learned from texts, with what cannot be claimed and without quotes', async () => {
    const { call } = await openMcpSession(openOfflineClient(), { era });

    const result = await call('learn_from_text', { person: 'ada', texts: [...texts, ''], register: 'email' });

    const { samples, profile } = learnResultSchema.parse(result.structuredContent);
    expect({ kept: samples.kept, dropped: samples.dropped.byReason, version: profile?.version }).toEqual({
      kept: 2,
      dropped: { empty: 1 },
      version: 1,
    });
    expect(textOf(result)).toContain('2 new texts of ada');
    expect(textOf(result)).toContain('1 empty');
    expect(textOf(result)).toContain('Only 2 texts: nothing could be tested');
    expect(`${textOf(result)}${JSON.stringify(result.structuredContent)}`).not.toContain('brushes');
  });

  test('nothing learned is an answer', async () => {
    const { call } = await openMcpSession(openOfflineClient(), { era });

    const result = await call('learn_from_text', { person: 'ada', texts: ['', 'Ok.'] });

    expect(learnResultSchema.parse(result.structuredContent).profile).toBeNull();
    expect(textOf(result)).toContain('Nothing was learned.');
  });

  test('a changed draft becomes proposals, and the note one at once', async () => {
    const own = openOfflineClient();
    await own.learn({ person: 'june', paths: [june.folder], me: [june.address], register: 'email' });
    const { call } = await openMcpSession(own, { era });
    const edit = {
      person: 'june',
      draft: heldOut,
      final: heldOut.replaceAll('!', '.'),
      note: 'I never use exclamation marks',
    };

    const result = await call('propose_edit', edit);
    const again = await call('propose_edit', edit);

    const { outcome, proposals } = editResultSchema.parse(result.structuredContent);
    expect(outcome).toBe('learned');
    expect(proposals.length).toBeGreaterThan(0);
    for (const { id, statement } of proposals) expect(textOf(result)).toContain(`- ${statement} (${id})`);
    expect(editResultSchema.parse(again.structuredContent).outcome).toBe('known');
    expect(textOf(again)).toBe('This edit was counted before: nothing changed.');
  });

  const everyTool = [
    { name: 'get_guidance', args: {} },
    { name: 'write_as', args: { task: 'Ask Sam to call.' } },
    { name: 'verify', args: { text: heldOut } },
    { name: 'propose_edit', args: { draft: 'Dear Sam, come by.', final: 'Sam, come by!' } },
  ];

  // A key that may only use a voice learns nobody's name from guidance.
  const namesOthers = (tool: string) => tool !== 'get_guidance';
  test.each(everyTool)(
    '$name names an unknown person, and whom there is unless it asks for guidance',
    async ({ name, args }) => {
      const { call } = await openMcpSession(await withJune(), { era });

      const result = await call(name, { person: 'jun', ...args });

      expect(result).toMatchObject({ isError: true });
      expect(textOf(result)).toMatch(/^person_not_found: There is no person "jun"/);
      expect(textOf(result).includes('Known here: june.')).toBe(namesOthers(name));
    },
  );

  const longName = 'a'.repeat(10_000);
  test.each([...everyTool, { name: 'learn_from_text', args: { texts } }])(
    '$name refuses a name of 10,000 characters without repeating it, a number and nobody',
    async ({ name, args }) => {
      const { call } = await openMcpSession(await withJune(), { era });

      const results = [
        await call(name, { person: longName, ...args }),
        await call(name, { person: 7, ...args }),
        await call(name, args),
      ];

      for (const result of results) {
        expect(result).toMatchObject({ isError: true });
        expect(textOf(result)).toContain('person');
        expect(textOf(result).length).toBeLessThan(400);
      }
    },
  );

  test.each([
    { name: 'write_as', args: { task: '   ' }, says: /^invalid_input: .*no task/ },
    { name: 'write_as', args: { task: ['Ask Sam.'] }, says: /task/ },
    { name: 'write_as', args: { task: 'Ask Sam.', candidates: 17 }, says: /candidates/ },
    { name: 'write_as', args: { task: 'Ask Sam.', delivery: 'telepathy' }, says: /delivery/ },
    { name: 'write_as', args: { task: 'Ask Sam.', tone: 'warm' }, says: /tone/ },
    { name: 'verify', args: { text: ' ' }, says: /^invalid_input: There is no text to verify/ },
    { name: 'verify', args: { text: heldOut, register: 'My Mail' }, says: /register.*lower-case word/ },
    { name: 'learn_from_text', args: { texts: [] }, says: /texts/ },
    { name: 'learn_from_text', args: { texts: 'Hello.' }, says: /texts/ },
    { name: 'get_guidance', args: { delivery: 'all' }, says: /delivery/ },
    { name: 'propose_edit', args: { draft: 'Come by.' }, says: /final/ },
    { name: 'propose_edit', args: { draft: 'Come.', final: 'Come by.', note: 'Never' }, says: /12 to 200 characters/ },
  ])('$name refuses $args', async ({ name, args, says }) => {
    const { call } = await openMcpSession(await withJune(), { era });

    const result = await call(name, { person: 'june', ...args });

    expect(result).toMatchObject({ isError: true });
    expect(textOf(result)).toMatch(says);
  });

  test('a tool nobody knows is an error of the protocol', async () => {
    const { call } = await openMcpSession(await withJune(), { era });

    await expect(call('forget', { person: 'june' })).rejects.toThrow(/forget/);
  });

  test('without a model write_as says so and points to get_guidance, and the rest works', async () => {
    const { call } = await openMcpSession(await withoutModel(), { era });

    const written = await call('write_as', { person: 'june', task: 'Ask Sam to call.' });
    const guidance = await call('get_guidance', { person: 'june' });

    expect(written).toMatchObject({ isError: true });
    expect(textOf(written)).toMatch(/^model_not_configured: .*call get_guidance for this person/);
    expect(guidance.isError ?? false).toBe(false);
  });

  test('where the model cannot be opened, learning says how to go on without', async () => {
    const engine = openOfflineClient();
    const unopened: typeof engine.learn = async (options) => {
      if (options.useModel === false) return engine.learn(options);
      throw new HyperalignError('weights_missing', 'The weights of m are not on this machine.');
    };
    const { call } = await openMcpSession({ ...engine, learn: unopened }, { era });

    const asked = await call('learn_from_text', { person: 'ada', texts });
    const counted = await call('learn_from_text', { person: 'ada', texts, useModel: false });

    expect(asked).toMatchObject({ isError: true });
    expect(textOf(asked)).toMatch(/^weights_missing: .*call again with useModel false/);
    expect(learnResultSchema.parse(counted.structuredContent).profile?.version).toBe(1);
  });

  test('a fault of the program tells neither stack nor place, and the log both', async () => {
    const engine = await withJune();
    const broken = {
      ...engine,
      guidance: async () => {
        throw new TypeError('cannot read /srv/people/hyperalign.sqlite');
      },
    };
    const { call, log } = await openMcpSession(broken, { era });

    const result = await call('get_guidance', { person: 'june' });

    expect(textOf(result)).toBe(
      'internal: Something went wrong that should not have. The log of the server says more; please report it.',
    );
    expect(log.join('\n')).toMatch(/TypeError: cannot read \/srv\/people.*\n +at /);
  });
});

describe('a server that is bound to a person', () => {
  const asJune = { ...everything, person: 'june' };

  test('speaks for that person without being told whom', async () => {
    const { call, client } = await openMcpSession(await withJune(), { principal: asJune });

    const unnamed = await call('get_guidance', {});
    const named = await call('get_guidance', { person: 'june' });

    expect(unnamed.structuredContent).toMatchObject({ person: 'june' });
    expect(named).toEqual(unnamed);
    for (const { inputSchema } of (await client.listTools()).tools)
      expect(inputSchema.required ?? []).not.toContain('person');
  });

  test.each([
    { name: 'get_guidance', args: {} },
    { name: 'write_as', args: { task: 'Ask Sam to call.' } },
    { name: 'verify', args: { text: heldOut } },
    { name: 'learn_from_text', args: { texts } },
    { name: 'propose_edit', args: { draft: 'Dear Sam.', final: 'Hey Sam!' } },
  ])('$name lets nobody else be named, known or not', async ({ name, args }) => {
    const own = memoryStore();
    const engine = openOfflineClient({ store: own, model });
    await engine.learn({ person: 'ada', texts, useModel: false });
    const { call } = await openMcpSession(engine, { principal: asJune });

    const known = await call(name, { ...args, person: 'ada' });
    const unknown = await call(name, { ...args, person: 'nobody' });

    expect(known).toMatchObject({ isError: true });
    expect(textOf(known)).toContain('this server speaks for "june" alone');
    expect(textOf(unknown)).toBe(textOf(known));
    expect((await engine.people()).map(({ person, samples }) => ({ person, samples }))).toEqual([
      { person: 'ada', samples: 2 },
    ]);
  });

  test('does not say who else there is when its own person is not known yet', async () => {
    const engine = openOfflineClient();
    await engine.learn({ person: 'ada', texts });
    const { call } = await openMcpSession(engine, { principal: asJune });

    const result = await call('get_guidance', {});

    expect(textOf(result)).toBe('person_not_found: "june" is not known here. Learn them first from texts they wrote.');
  });
});

describe('scopes', () => {
  test.each([
    { scopes: ['write'] as const, offered: ['get_guidance', 'write_as', 'verify'] },
    { scopes: ['learn'] as const, offered: ['learn_from_text', 'propose_edit'] },
    { scopes: ['read', 'manage'] as const, offered: [] },
  ])('$scopes offer $offered and nothing else', async ({ scopes, offered }) => {
    const { client, call } = await openMcpSession(await withJune(), {
      principal: { ...everything, scopes: [...scopes] },
    });

    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(offered);
    for (const name of ['get_guidance', 'learn_from_text'].filter((one) => !offered.some((other) => other === one)))
      await expect(call(name, { person: 'june', texts })).rejects.toThrow(/not found/);
  });

  test('who may not read is not told who else there is', async () => {
    const { call } = await openMcpSession(await withJune(), { principal: { ...everything, scopes: ['write'] } });

    const result = await call('get_guidance', { person: 'jun' });

    expect(textOf(result)).toBe(
      'person_not_found: This person is not known here. Learn them first from texts they wrote.',
    );
  });
});
