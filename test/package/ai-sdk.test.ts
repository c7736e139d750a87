import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Application, installTarball } from './install-tarball.ts';

const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));

/** An application has one of them; here each goes by a name of its own. */
const versions = [
  { name: 'AI SDK 6', module: 'ai-6', specification: 'v3', instructions: 'system' },
  { name: 'AI SDK 7', module: 'ai-7', specification: 'v4', instructions: 'instructions' },
] as const;

let application: Application;
beforeAll(() => {
  application = installTarball({
    peers: ['@types/node', 'ai-6@npm:ai@6.0.325', 'ai-7@npm:ai@7.0.173', 'zod@4.6.7'],
    texts: 'examples/texts/nell',
  });
});
afterAll(() => application?.remove());

/** What an application with this version of the AI SDK does with a person learned from texts. */
const use = ({ module, specification, instructions }: (typeof versions)[number]) => `
  import { generateText, streamText, tool, Output, wrapLanguageModel, stepCountIs } from '${module}';
  import { Mock${specification === 'v3' ? 'LanguageModelV3' : 'LanguageModelV4'} as MockModel, convertArrayToReadableStream } from '${module}/test';
  import { z } from 'zod';
  import { createHyperalign } from 'hyperalign';
  import { personalize, personalizeMiddleware } from 'hyperalign/ai-sdk';

  const hyperalign = await createHyperalign({ home: 'home-of-${module}', model: 'none' });
  await hyperalign.learn({ person: 'nell', paths: ['texts'], register: 'email' });
  const { system, turns } = await hyperalign.guidance({ person: 'nell', register: 'email' });

  const usage = {
    inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: 1, text: 1, reasoning: 0 },
  };
  const says = (...replies) => new MockModel({
    doGenerate: replies.map((content) => ({
      content: [content], usage, warnings: [],
      finishReason: { unified: content.type === 'text' ? 'stop' : 'tool-calls', raw: undefined },
    })),
    doStream: async () => ({ stream: convertArrayToReadableStream([
      { type: 'stream-start', warnings: [] },
      { type: 'text-start', id: '1' },
      { type: 'text-delta', id: '1', delta: 'Hi Sam' },
      { type: 'text-end', id: '1' },
      { type: 'finish', finishReason: { unified: 'stop', raw: undefined }, usage },
    ]) }),
  });
  const as = (inner, options) => personalize(inner, { hyperalign, person: 'nell', register: 'email', ...options });
  const isTold = ({ prompt }, caller = '') => prompt[0].role === 'system' && prompt[0].content === caller + system;
  const shown = ({ prompt }) => prompt.filter(({ role }) => role === 'assistant').flatMap(({ content }) => content).filter(({ type }) => type === 'text').length;

  const plain = says({ type: 'text', text: 'Hi Sam.' });
  const generated = await generateText({ model: as(plain), ${instructions}: 'You answer mail.', prompt: 'Say hello.' });

  const streaming = says();
  const streamed = await Array.fromAsync(streamText({ model: as(streaming), prompt: 'Say hello.' }).textStream);

  const stepping = says({ type: 'tool-call', toolCallId: 'c1', toolName: 'day', input: '{}' }, { type: 'text', text: 'Monday.' });
  const stepped = await generateText({
    model: as(stepping),
    tools: { day: tool({ inputSchema: z.object({}), execute: async () => 'Monday' }) },
    stopWhen: stepCountIs(3),
    prompt: 'Which day?',
  });

  const forming = says({ type: 'text', text: '{"day":"Monday"}' });
  const formed = await generateText({ model: as(forming), output: Output.object({ schema: z.object({ day: z.string() }) }), prompt: 'Which day?' });

  const byCall = says({ type: 'text', text: 'Hi Sam.' });
  await generateText({ model: as(byCall, { person: null }), prompt: 'Say hello.', providerOptions: { hyperalign: { person: 'nell' } } });

  const failed = await generateText({ model: as(says({ type: 'text', text: '' }), { person: 'nobody' }), prompt: 'Say hello.' }).catch(({ code }) => code);

  const wrapped = says({ type: 'text', text: 'Hi Sam.' });
  if (as(wrapped).specificationVersion === 'v4')
    await generateText({ model: wrapLanguageModel({ model: wrapped, middleware: personalizeMiddleware({ hyperalign, person: 'nell', register: 'email' }) }), prompt: 'Say hello.' });

  await hyperalign.close();
  console.log(JSON.stringify({
    specification: as(plain).specificationVersion,
    generated: [generated.text, isTold(plain.doGenerateCalls[0], 'You answer mail.\\n\\n'), shown(plain.doGenerateCalls[0]) === turns.length],
    streamed: [streamed, isTold(streaming.doStreamCalls[0])],
    stepped: [stepped.text, stepping.doGenerateCalls.map((call) => isTold(call))],
    formed: [formed.output, shown(forming.doGenerateCalls[0]), forming.doGenerateCalls[0].responseFormat.type],
    byCall: [isTold(byCall.doGenerateCalls[0]), byCall.doGenerateCalls[0].providerOptions ?? null],
    failed,
    wrapped: wrapped.doGenerateCalls.map((call) => isTold(call)),
  }));
`;

describe.each(versions)('the packed door in $name', (version) => {
  test('personalises text, streams, loops with tools and structured output', () => {
    application.write('main.js', use(version));

    const { status, stdout, stderr } = application.run(process.execPath, ['main.js']);

    expect({ status, stderr }).toEqual({ status: 0, stderr });
    expect(JSON.parse(stdout)).toEqual({
      specification: version.specification,
      generated: ['Hi Sam.', true, true],
      streamed: [['Hi Sam'], true],
      stepped: ['Monday.', [true, true]],
      formed: [{ day: 'Monday' }, 0, 'json'],
      byCall: [true, null],
      failed: 'person_not_found',
      wrapped: version.specification === 'v4' ? [true] : [],
    });
  });

  test('takes right use and refuses wrong use by its types', () => {
    const { module, specification } = version;
    const type = specification === 'v3' ? 'LanguageModelV3' : 'LanguageModelV4';
    const compilerOptions = {
      ...{ module: 'nodenext', target: 'es2024', strict: true, noEmit: true },
      ...{ types: ['node'], skipLibCheck: true },
    };
    application.write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    // A wrong use that is no error is an error of its own.
    application.write(
      'consumer.ts',
      `import { generateText, wrapLanguageModel } from '${module}';
       import { Mock${type} } from '${module}/test';
       import { createHyperalign } from 'hyperalign';
       import { personalize, type PersonalizeCallOptions, personalizeMiddleware } from 'hyperalign/ai-sdk';
       const hyperalign = await createHyperalign({ model: 'none' });
       const model = new Mock${type}();
       const own: PersonalizeCallOptions = { person: 'nell', delivery: 'both' };
       const personalised = personalize(model, { hyperalign, resolvePerson: async () => null });
       const version: '${specification}' = personalised.specificationVersion;
       await generateText({ model: personalised, prompt: version, providerOptions: { hyperalign: own } });
       ${specification === 'v4' ? 'wrapLanguageModel({ model, middleware: personalizeMiddleware({ hyperalign }) });' : ''}
       // @ts-expect-error
       personalize('openai/gpt-5-mini', { hyperalign });
       // @ts-expect-error
       personalize(model, { hyperalign, preson: 'nell' });
       // @ts-expect-error
       personalizeMiddleware({ hyperalign, delivery: 'telepathy' });
      `,
    );

    const { status, stdout } = application.run(process.execPath, [tsc, '-p', '.']);

    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
});
