import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { JsonObject } from '../../src/adapters/models/embedded/json-grammar-schema.ts';
import type { EmbeddedModelHandle } from '../../src/adapters/models/embedded/load-embedded-model.ts';
import { ask, openTestModel, user } from './test-model.ts';

let handle: EmbeddedModelHandle;
beforeAll(async () => {
  handle = await openTestModel();
});
afterAll(() => handle.close());

const prompt = [user('Describe a sailor as JSON.')];

const schemas = {
  object: z.strictObject({ name: z.string().max(20), age: z.number(), sails: z.boolean() }),
  'nested lists': z.strictObject({
    boats: z
      .array(z.strictObject({ name: z.string().max(12), mast: z.enum(['one', 'two']) }))
      .min(1)
      .max(2),
  }),
  'a nullable field': z.strictObject({
    name: z.string().max(10).nullable(),
    port: z.union([z.string().max(10), z.boolean()]),
  }),
} as const;

test.each(Object.entries(schemas))('a reply by schema fits: %s', async (_, schema) => {
  for (const seed of [1, 2, 3]) {
    const { text, finish } = await ask(handle, {
      prompt,
      responseFormat: { type: 'json', schema: z.toJSONSchema(schema, { target: 'draft-7' }) as JsonObject },
      maxOutputTokens: 160,
      temperature: 1.2,
      seed,
    });

    expect({ finish, valid: schema.safeParse(JSON.parse(text)).success, lines: text.split('\n').length }).toEqual({
      finish: 'stop/end-of-turn',
      valid: true,
      lines: 1,
    });
  }
});

test('a reply without a schema is JSON', async () => {
  const { text, finish } = await ask(handle, { prompt, responseFormat: { type: 'json' }, maxOutputTokens: 200 });

  if (finish.startsWith('stop')) expect(() => JSON.parse(text)).not.toThrow();
  expect(text.trim()).toMatch(/^\{/);
});

test('a reply that is cut off is given as it is', async () => {
  const schema = z.toJSONSchema(schemas.object, { target: 'draft-7' }) as JsonObject;

  const { text, finish } = await ask(handle, { prompt, responseFormat: { type: 'json', schema }, maxOutputTokens: 4 });

  expect({ finish, begins: text.startsWith('{') }).toEqual({ finish: 'length/token-limit', begins: true });
  expect(() => JSON.parse(text)).toThrow();
});

test('what the grammar does not enforce is told', async () => {
  const schema = { type: 'object', properties: { age: { type: 'integer', minimum: 18 } } } as const;

  const { warnings } = await handle.model.doGenerate({
    prompt,
    responseFormat: { type: 'json', schema },
    maxOutputTokens: 1,
  });

  expect(warnings).toEqual([
    { type: 'unsupported', feature: 'responseFormat.schema', details: 'Not enforced while writing: minimum at age.' },
  ]);
});
