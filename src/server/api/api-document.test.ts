import { describe, expect, test } from 'vitest';
import { type ApiDocument, operationsOf, resolverOf } from '../../../test/support/api-document.ts';
import { faultsOf } from '../../../test/support/check-schema.ts';
import { learnFieldsSchema } from '../../contracts/learn-request.ts';
import { apiDocument } from './api-document.ts';

// The document as a reader of its JSON finds it.
const document = JSON.parse(JSON.stringify(apiDocument())) as ApiDocument;
const operations = operationsOf(document);

/** Every value under a key of this name, at any depth. */
function valuesOf(value: unknown, name: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [...(key === name ? [inner] : []), ...valuesOf(inner, name)]);
}

describe('the OpenAPI document', () => {
  test('is of version 3.1, under the base path, with a server that is wherever it is asked', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/' }] });
    expect(operations.filter(({ path }) => !path.startsWith('/api/v1/'))).toEqual([]);
  });

  test('names every operation once, with a summary and a tag that it explains', () => {
    const ids = operations.map(({ operationId }) => operationId);
    const tags = (document as unknown as { readonly tags: readonly { readonly name: string }[] }).tags;

    expect(ids.length).toBeGreaterThan(30);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect(operations.filter(({ summary, tags: own }) => !summary || own?.length !== 1)).toEqual([]);
    expect([...new Set(operations.flatMap(({ tags: own }) => own ?? []))].toSorted()).toEqual(
      tags.map(({ name }) => name).toSorted(),
    );
  });

  test('refers to nothing that is not in it', () => {
    const refs = valuesOf(document, '$ref').map(String);

    expect(refs.length).toBeGreaterThan(50);
    for (const ref of refs) expect(resolverOf(document)(ref)).toBeDefined();
  });

  test('has no component that nothing refers to', () => {
    const refs = new Set(valuesOf(document, '$ref').map((ref) => String(ref).split('/').at(-1)));

    expect(Object.keys(document.components.schemas).filter((name) => !refs.has(name))).toEqual([]);
  });

  test('gives every success a schema, and every refusal the shape of a problem', () => {
    const answers = operations.flatMap(({ operationId, responses }) =>
      Object.entries(responses).map(([status, { content }]) => ({ operationId, status, content })),
    );
    const successes = answers.filter(({ status }) => status.startsWith('2'));
    const refusals = answers.filter(({ status }) => status >= '400');

    expect(successes).toHaveLength(operations.length);
    for (const { content } of successes)
      for (const { schema } of Object.values(content ?? { none: {} })) expect(schema).toBeDefined();
    for (const { content } of refusals)
      expect(content).toEqual({ 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } });
  });

  test('declares every parameter of a path, and no other', () => {
    for (const { path, parameters = [] } of operations) {
      const inPath = parameters.filter((one) => one.in === 'path' && one.required === true).map(({ name }) => name);
      expect(inPath.toSorted()).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted());
    }
  });

  test('asks for a key of known kind everywhere, since a server with keys serves nothing without one', () => {
    const schemes = Object.keys(document.components.securitySchemes);
    const open = operations.filter(({ security }) => (security?.length ?? 0) === 0);

    expect(schemes).toEqual(['bearer']);
    expect(open).toEqual([]);
    expect(operations.filter(({ responses }) => responses['401'] === undefined)).toEqual([]);
  });

  test('ends whole numbers where they are no longer exact', () => {
    const numbers = valuesOf(document, 'properties')
      .flatMap(
        (properties) => Object.values(properties as object) as { readonly type?: string; readonly maximum?: number }[],
      )
      .filter(({ type }) => [type].flat().includes('integer'));

    expect(numbers.length).toBeGreaterThan(50);
    expect(numbers.filter(({ maximum = Infinity }) => maximum > Number.MAX_SAFE_INTEGER)).toEqual([]);
  });

  test('says of a form’s fields what their contract says', () => {
    const learn = operations.find(({ operationId }) => operationId === 'learn');
    const form = learn?.requestBody?.content['multipart/form-data']?.schema ?? {};
    const faults = (fields: object) => faultsOf({ files: ['x'], ...fields }, form, resolverOf(document));
    const agreeing = [
      {},
      { register: 'email', me: ['ada@example.org'], textColumn: 'text', useModel: 'true' },
      { attestedBy: 'Ada', attestation: 'These are mine.' },
      { register: '' },
      { me: [' '] },
      { textColumn: '' },
      { attestedBy: '' },
      { attestedBy: 'Ada\nLovelace' },
      { attestation: 'These are mine.' },
      { useModel: 'yes' },
      { colour: 'red' },
    ];

    for (const fields of agreeing)
      expect({ fields, usable: faults(fields).length === 0 }).toEqual({
        fields,
        usable: learnFieldsSchema.safeParse(fields).success,
      });
    expect([faults({ seed: -1 }), faults({ budgetTokens: 2_000_000_000 })]).not.toContainEqual([]);
  });

  test('has patterns that need no classes of characters but those of letters, digits and marks', () => {
    const patterns = valuesOf(document, 'pattern').filter((one) => typeof one === 'string');

    expect(patterns.filter((one) => /\\p\{(?![LMN]\})|\\P/.test(one))).toEqual([]);
  });

  test('bounds every text that a parameter may carry', () => {
    const unbounded = operations.flatMap(({ operationId, parameters = [] }) =>
      parameters
        .filter(
          ({ schema }) =>
            schema.type === 'string' &&
            schema.maxLength === undefined &&
            schema.pattern === undefined &&
            schema.enum === undefined,
        )
        .map(({ name }) => `${operationId}.${name}`),
    );

    expect(unbounded).toEqual([]);
  });
});
