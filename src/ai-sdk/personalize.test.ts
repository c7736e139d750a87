import type {
  LanguageModelV3,
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
} from '@ai-sdk/provider';
import { generateText, isStepCount, Output, streamText, tool, wrapLanguageModel } from 'ai';
import { convertArrayToReadableStream, MockLanguageModelV3, MockLanguageModelV4 } from 'ai/test';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Guidance } from '../contracts/guidance.ts';
import { HyperalignError } from '../errors.ts';
import type { GuidanceOptions } from '../hyperalign.ts';
import { embeddedProvider } from '../ports/model.ts';
import { guidanceOf } from '../testing/index.ts';
import { personalize } from './personalize.ts';
import type { PersonalizeOptions } from './personalize-call.ts';
import { personalizeMiddleware } from './personalize-middleware.ts';

const usage = {
  inputTokens: { total: 10, noCache: 10, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 2, text: 2, reasoning: 0 },
};
const mark = { anthropic: { cacheControl: { type: 'ephemeral' } } };

/** A model that answers each call with the next content, the last one again and again. */
function modelSaying(...replies: readonly LanguageModelV4Content[]) {
  let calls = 0;
  return new MockLanguageModelV4({
    doGenerate: async () => {
      const content = replies[Math.min(calls, replies.length - 1)] ?? { type: 'text', text: '' };
      calls += 1;
      const unified = content.type === 'tool-call' ? 'tool-calls' : 'stop';
      return { content: [content], finishReason: { unified, raw: undefined }, usage, warnings: [] };
    },
    doStream: async () => ({
      stream: convertArrayToReadableStream([
        { type: 'stream-start', warnings: [] },
        { type: 'text-start', id: '1' },
        { type: 'text-delta', id: '1', delta: 'Hi Sam, ' },
        { type: 'text-delta', id: '1', delta: 'monday works.' },
        { type: 'text-end', id: '1' },
        { type: 'finish', finishReason: { unified: 'stop', raw: undefined }, usage },
      ]),
    }),
  });
}

/** Gives guidance for `ada` and `bo`, each with their name in it, and notes what was asked. */
function client() {
  const asked: GuidanceOptions[] = [];
  const guidance = async (options: GuidanceOptions): Promise<Guidance> => {
    asked.push(options);
    const { person, delivery = 'both' } = options;
    if (!['ada', 'bo'].includes(person))
      throw new HyperalignError('person_not_found', `There is no person "${person}".`);
    const turns = delivery === 'hypotheses' ? [] : [{ request: `Ask as ${person}.`, text: `Asked by ${person}.` }];
    return guidanceOf(person, { system: `Write as ${person}.`, turns, delivery });
  };
  return { asked, guidance };
}

const shownOf = (person: string) => [
  { role: 'user', content: [{ type: 'text', text: `Ask as ${person}.` }] },
  { role: 'assistant', content: [{ type: 'text', text: `Asked by ${person}.` }], providerOptions: mark },
];
const told = (person: string) => [{ role: 'system', content: `Write as ${person}.` }, ...shownOf(person)];
const asUser = (text: string) => ({ role: 'user', content: [{ type: 'text', text }] });
/** As the model would send them: without fields that hold nothing. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const promptsOf = (model: MockLanguageModelV4) => plain(model.doGenerateCalls.map(({ prompt }) => prompt));

const text = (said: string): LanguageModelV4Content => ({ type: 'text', text: said });

/** The two ways in: they do the same. */
const doors: readonly { readonly name: string; readonly open: typeof wrapped }[] = [
  { name: 'personalize', open: (model, options) => personalize(model, options) },
  { name: 'personalizeMiddleware', open: wrapped },
];
function wrapped(model: LanguageModelV4, options: PersonalizeOptions): LanguageModelV4 {
  return wrapLanguageModel({ model, middleware: personalizeMiddleware(options) });
}

describe.each(doors)('$name', ({ open }) => {
  test('tells the model of the person after the caller’s own system prompt and before the conversation', async () => {
    const inner = modelSaying(text('Hi Sam.'));
    const hyperalign = client();

    const result = await generateText({
      model: open(inner, { hyperalign, person: 'ada', register: 'email', guidanceTokens: 600 }),
      instructions: 'You answer mail.',
      prompt: 'Say that Monday works.',
    });

    expect(result.text).toBe('Hi Sam.');
    expect(hyperalign.asked).toEqual([{ person: 'ada', register: 'email', guidanceTokens: 600 }]);
    expect(promptsOf(inner)).toEqual([
      [
        { role: 'system', content: 'You answer mail.\n\nWrite as ada.' },
        ...shownOf('ada'),
        asUser('Say that Monday works.'),
      ],
    ]);
  });

  test('streams as the model streams', async () => {
    const inner = modelSaying();

    const { textStream } = streamText({
      model: open(inner, { hyperalign: client(), person: 'ada' }),
      prompt: 'Say that Monday works.',
    });

    expect(await Array.fromAsync(textStream)).toEqual(['Hi Sam, ', 'monday works.']);
    expect(plain(inner.doStreamCalls[0]?.prompt)).toEqual([...told('ada'), asUser('Say that Monday works.')]);
  });

  test('a person named in the call wins, and nobody outside hears who it was', async () => {
    const inner = modelSaying(text('Hi.'));
    const hyperalign = client();
    const model = open(inner, { hyperalign, person: 'ada', register: 'email', delivery: 'samples' });

    await generateText({
      model,
      prompt: 'Hello.',
      providerOptions: {
        hyperalign: { person: 'bo', register: 'chat', delivery: 'hypotheses' },
        openai: { user: 'u' },
      },
    });

    expect(hyperalign.asked).toEqual([{ person: 'bo', register: 'chat', delivery: 'hypotheses' }]);
    expect(inner.doGenerateCalls[0]?.providerOptions).toEqual({ openai: { user: 'u' } });
    expect(promptsOf(inner)).toEqual([
      [{ role: 'system', content: 'Write as bo.', providerOptions: mark }, asUser('Hello.')],
    ]);
  });

  test('a call that names nobody reaches the model as for nobody, whoever the model was wrapped for', async () => {
    const inner = modelSaying(text('Hi.'));
    const hyperalign = client();

    await generateText({
      model: open(inner, { hyperalign, person: 'ada' }),
      prompt: 'Hello.',
      providerOptions: { hyperalign: { person: null } },
    });

    expect(hyperalign.asked).toEqual([]);
    expect(promptsOf(inner)).toEqual([[asUser('Hello.')]]);
    expect(inner.doGenerateCalls[0]).not.toHaveProperty('providerOptions');
  });

  test('every step of a loop with tools begins with the same bytes, and tools and their results stay as they are', async () => {
    const inner = modelSaying(
      { type: 'tool-call', toolCallId: 'c1', toolName: 'weather', input: '{"city":"Bergen"}' },
      text('It rains.'),
    );
    const weather = tool({
      inputSchema: z.object({ city: z.string() }),
      execute: async ({ city }) => ({ city, weather: 'rain' }),
    });

    const result = await generateText({
      model: open(inner, { hyperalign: client(), person: 'ada' }),
      tools: { weather },
      stopWhen: isStepCount(3),
      prompt: 'How is Bergen?',
    });

    expect({ text: result.text, steps: result.steps.length }).toEqual({ text: 'It rains.', steps: 2 });
    expect(inner.doGenerateCalls.map(({ tools }) => tools?.map((one) => one.name))).toEqual([['weather'], ['weather']]);
    const first = [...told('ada'), asUser('How is Bergen?')];
    expect(promptsOf(inner)).toEqual([
      first,
      [
        ...first,
        {
          role: 'assistant',
          content: [{ type: 'tool-call', toolCallId: 'c1', toolName: 'weather', input: { city: 'Bergen' } }],
        },
        {
          role: 'tool',
          content: [
            {
              type: 'tool-result',
              toolCallId: 'c1',
              toolName: 'weather',
              output: { type: 'json', value: { city: 'Bergen', weather: 'rain' } },
            },
          ],
        },
      ],
    ]);
  });

  test('JSON is asked for and read as before, and no prose stands before it', async () => {
    const inner = modelSaying(text('{"subject":"Monday"}'));
    const hyperalign = client();
    const options = { output: Output.object({ schema: z.object({ subject: z.string() }) }), prompt: 'A subject.' };
    const bare = modelSaying(text('{"subject":"Monday"}'));
    await generateText({ model: bare, ...options });

    const result = await generateText({
      model: open(inner, { hyperalign, person: 'ada', delivery: 'both' }),
      ...options,
    });

    expect(result.output).toEqual({ subject: 'Monday' });
    expect(hyperalign.asked).toEqual([{ person: 'ada', delivery: 'hypotheses' }]);
    expect(inner.doGenerateCalls[0]?.responseFormat).toEqual(bare.doGenerateCalls[0]?.responseFormat);
    expect(promptsOf(inner)).toEqual([
      [{ role: 'system', content: 'Write as ada.', providerOptions: mark }, asUser('A subject.')],
    ]);
  });

  test('images and files stay as they are', async () => {
    const messages = [
      {
        role: 'user' as const,
        content: [
          { type: 'text' as const, text: 'What is this?' },
          { type: 'file' as const, mediaType: 'image/png', data: new Uint8Array([137, 80, 78, 71]) },
        ],
      },
    ];
    const [bare, inner] = [modelSaying(text('A cat.')), modelSaying(text('A cat.'))];
    await generateText({ model: bare, messages });

    await generateText({ model: open(inner, { hyperalign: client(), person: 'ada' }), messages });

    expect(inner.doGenerateCalls[0]?.prompt.slice(-1)).toEqual(bare.doGenerateCalls[0]?.prompt);
  });

  test('an abort signal reaches the model, and its reason the caller', async () => {
    const controller = new AbortController();
    const inner = new MockLanguageModelV4({
      doGenerate: async ({ abortSignal }) => {
        controller.abort(new Error('enough'));
        abortSignal?.throwIfAborted();
        throw new Error('The signal did not come.');
      },
    });

    const asking = generateText({
      model: open(inner, { hyperalign: client(), person: 'ada' }),
      prompt: 'Hello.',
      abortSignal: controller.signal,
      maxRetries: 0,
    });

    await expect(asking).rejects.toThrow('enough');
  });

  test('two people through one model at once never meet', async () => {
    const inner = modelSaying(text('Hi.'));
    const { guidance } = client();
    const boIsTold = Promise.withResolvers<void>();
    // Who asked first is told last.
    const late: typeof guidance = async (options) => {
      if (options.person === 'ada') await boIsTold.promise;
      else boIsTold.resolve();
      return guidance(options);
    };
    const model = open(inner, { hyperalign: { guidance: late } });
    const ask = (person: string) =>
      generateText({ model, prompt: `I am ${person}.`, providerOptions: { hyperalign: { person } } });

    await Promise.all([ask('ada'), ask('bo')]);

    expect(promptsOf(inner)).toEqual([
      [...told('bo'), asUser('I am bo.')],
      [...told('ada'), asUser('I am ada.')],
    ]);
  });

  test('two calls with different tasks begin with the same bytes', async () => {
    const inner = modelSaying(text('Hi.'));
    const model = open(inner, { hyperalign: client(), person: 'ada' });

    for (const prompt of ['Ask for the key.', 'Say no to lunch, kindly.'])
      await generateText({ model, instructions: 'You answer mail.', prompt });

    const [first, second] = inner.doGenerateCalls.map(({ prompt }) => JSON.stringify(prompt.slice(0, -1)));
    expect(first).toBe(second);
    expect(first).toContain('Asked by ada.');
  });

  test('somebody unknown is an error by default, and no guidance where that is wanted', async () => {
    const inner = modelSaying(text('Hi.'));
    const hyperalign = client();
    const asking = generateText({ model: open(inner, { hyperalign, person: 'cy' }), prompt: 'Hello.' });

    await expect(asking).rejects.toMatchObject({ code: 'person_not_found' });
    const passing = open(inner, { hyperalign, person: 'cy', onUnknownPerson: 'pass-through' });
    await generateText({ model: passing, prompt: 'Hello.' });

    expect(promptsOf(inner)).toEqual([[asUser('Hello.')]]);
  });

  test('a fault that is no unknown person is an error also where those pass through', async () => {
    const guidance = async () => {
      throw new HyperalignError('store_damaged', 'The store is damaged.');
    };
    const model = open(modelSaying(text('Hi.')), {
      hyperalign: { guidance },
      person: 'ada',
      onUnknownPerson: 'pass-through',
    });

    await expect(generateText({ model, prompt: 'Hello.' })).rejects.toMatchObject({ code: 'store_damaged' });
  });
});

const call: LanguageModelV4CallOptions = {
  prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hello.' }] }],
  temperature: 0.4,
  seed: 3,
  headers: { 'x-team': 'mail' },
  providerOptions: { openai: { user: 'u' } },
};

test.each([
  { name: 'no person', options: {} },
  { name: 'the person null', options: { person: null } },
  { name: 'a resolver that names nobody', options: { resolvePerson: async () => undefined } },
])('with $name the model gets the very same call', async ({ options }) => {
  const inner = modelSaying(text('Hi.'));

  await personalize(inner, { hyperalign: client(), ...options }).doGenerate(call);

  expect(inner.doGenerateCalls[0]).toBe(call);
});

test('a profile that has nothing to tell leaves the call as it is', async () => {
  const inner = modelSaying(text('Hi.'));
  const guidance = async () => guidanceOf('ada', { system: '', turns: [] });

  await personalize(inner, { hyperalign: { guidance }, person: 'ada' }).doGenerate(call);

  expect(inner.doGenerateCalls[0]).toBe(call);
});

test('everything of the call but its prompt is handed through', async () => {
  const inner = modelSaying(text('Hi.'));

  await personalize(inner, { hyperalign: client(), person: 'ada' }).doGenerate(call);

  const { prompt: _, ...rest } = call;
  expect(inner.doGenerateCalls[0]).toEqual({ ...rest, prompt: [...told('ada'), ...call.prompt] });
});

test.each([
  { toolChoice: { type: 'required' }, delivery: 'hypotheses' },
  { toolChoice: { type: 'tool', toolName: 'note' }, delivery: 'hypotheses' },
  { toolChoice: { type: 'auto' }, delivery: 'samples' },
  { toolChoice: { type: 'none' }, delivery: 'samples' },
] as const)('with the tool choice $toolChoice.type the delivery is $delivery', async ({ toolChoice, delivery }) => {
  const hyperalign = client();
  const model = personalize(modelSaying(text('Hi.')), { hyperalign, person: 'ada', delivery: 'samples' });

  await model.doGenerate({ ...call, toolChoice });

  expect(hyperalign.asked).toEqual([{ person: 'ada', delivery }]);
});

test('a resolver sees the call and is not asked where the call itself names a person', async () => {
  const hyperalign = client();
  const seen: unknown[] = [];
  const resolvePerson = (asked: LanguageModelV4CallOptions) => {
    seen.push(asked.headers?.['x-user']);
    return asked.headers?.['x-user'];
  };
  const model = personalize(modelSaying(text('Hi.')), { hyperalign, resolvePerson });

  await model.doGenerate({ ...call, headers: { 'x-user': 'bo' } });
  await model.doGenerate({ ...call, providerOptions: { hyperalign: { person: 'ada' } } });

  expect(seen).toEqual(['bo']);
  expect(hyperalign.asked).toEqual([{ person: 'bo' }, { person: 'ada' }]);
});

test('the model keeps its name, provider, version and what it fetches by itself', async () => {
  const supportedUrls = { 'image/*': [/^https:/] };
  const inner = new MockLanguageModelV4({ provider: 'mine', modelId: 'one', supportedUrls });

  const { specificationVersion, provider, modelId, supportedUrls: urls } = personalize(inner, { hyperalign: client() });

  expect({ specificationVersion, provider, modelId, urls: await urls }).toEqual({
    specificationVersion: 'v4',
    provider: 'mine',
    modelId: 'one',
    urls: supportedUrls,
  });
});

test('a model of AI SDK 6 stays one', async () => {
  const inner = new MockLanguageModelV3({
    doGenerate: async () => ({
      content: [{ type: 'text', text: 'Hi Sam.' }],
      finishReason: { unified: 'stop', raw: undefined },
      usage,
      warnings: [],
    }),
  });

  const model: LanguageModelV3 = personalize(inner, { hyperalign: client(), person: 'ada' });
  const result = await generateText({ model, prompt: 'Hello.' });

  expect({ text: result.text, version: model.specificationVersion }).toEqual({ text: 'Hi Sam.', version: 'v3' });
  expect(plain(inner.doGenerateCalls[0]?.prompt)).toEqual([...told('ada'), asUser('Hello.')]);
});

test('the embedded model alone is told whose state it keeps, by a name that tells nothing', async () => {
  const embedded = Object.assign(modelSaying(text('Hi.')), { provider: embeddedProvider });
  const hosted = modelSaying(text('Hi.'));
  const hyperalign = { ...client(), promptOwner: (person: string) => `owner-of-${person}` };

  for (const inner of [embedded, hosted]) await personalize(inner, { hyperalign, person: 'ada' }).doGenerate(call);

  const ownOptions = [embedded, hosted].map(({ doGenerateCalls }) =>
    doGenerateCalls[0]?.prompt.map(({ providerOptions }) => providerOptions?.['hyperalign'] ?? null),
  );
  expect(ownOptions).toEqual([
    [null, null, { cachePrefix: true, owner: 'owner-of-ada' }, null],
    [null, null, null, null],
  ]);
});

test('no mark for a cache is put where the caller has used them all', async () => {
  const inner = modelSaying(text('Hi.'));
  const marked = { role: 'system' as const, content: 'Long.', providerOptions: mark };

  await personalize(inner, { hyperalign: client(), person: 'ada' }).doGenerate({
    ...call,
    prompt: [marked, marked, marked, marked, ...call.prompt],
  });

  const marks = inner.doGenerateCalls[0]?.prompt.filter(({ providerOptions }) => providerOptions?.['anthropic']);
  expect(marks?.map(({ role }) => role)).toEqual(['system', 'system', 'system', 'system']);
});

test.each([
  { name: 'the name of a model', model: 'openai/gpt-5-mini', said: 'not the name "openai/gpt-5-mini"' },
  { name: 'a model of AI SDK 5', model: { specificationVersion: 'v2' }, said: 'not one of specification "v2"' },
  { name: 'what is no model', model: {}, said: 'not this value' },
])('$name is refused', ({ model, said }) => {
  // What callers without types may pass.
  expect(() => personalize(model as LanguageModelV4, { hyperalign: client() })).toThrow(
    expect.objectContaining({ code: 'invalid_input', message: expect.stringContaining(said) }),
  );
});

test.each([
  { name: 'no client', options: {}, said: 'hyperalign has no guidance()' },
  {
    name: 'a person and a resolver',
    options: { hyperalign: client(), person: 'ada', resolvePerson: () => 'bo' },
    said: 'leave one of them out',
  },
  { name: 'a rule there is not', options: { hyperalign: client(), onUnknownPerson: 'ignore' }, said: '"ignore"' },
  { name: 'a delivery there is not', options: { hyperalign: client(), delivery: 'telepathy' }, said: '"telepathy"' },
])('$name is refused before any call', ({ options, said }) => {
  // What callers without types may pass.
  expect(() => personalizeMiddleware(options as unknown as PersonalizeOptions)).toThrow(
    expect.objectContaining({ code: 'invalid_input', message: expect.stringContaining(said) }),
  );
});
