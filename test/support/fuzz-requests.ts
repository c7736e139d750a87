import fc from 'fast-check';
import { type ApiDocument, type ApiOperation, type ApiParameter, operationsOf, resolverOf } from './api-document.ts';
import type { Asked } from './api-setting.ts';
import type { JsonSchema, Resolve } from './check-schema.ts';

export interface FuzzRequest {
  readonly operationId: string;
  readonly path: string;
  readonly asked: Asked;
}

/** Requests of every operation of a document: what its schemas allow, and what they do not. `people`: ids that are somebody's, among others. */
export function fuzzRequests(document: ApiDocument, people: readonly string[]): fc.Arbitrary<FuzzRequest> {
  const resolve = resolverOf(document);
  return fc.oneof(...operationsOf(document).map((operation) => requestOf(operation, resolve, people)));
}

function requestOf(operation: ApiOperation, resolve: Resolve, people: readonly string[]): fc.Arbitrary<FuzzRequest> {
  const { operationId, method, path, parameters = [], requestBody } = operation;
  const drawn = (parameter: ApiParameter) => parameterValue(parameter, resolve, people);
  const within = (place: ApiParameter['in'], optional: boolean) =>
    fc.record(
      Object.fromEntries(parameters.filter((one) => one.in === place).map((one) => [one.name, drawn(one)])),
      optional ? { requiredKeys: [] } : {},
    );
  const schema = requestBody?.content['application/json']?.schema;
  const body =
    schema === undefined ? fc.constant(undefined) : fc.option(bodyOf(schema, resolve), { nil: undefined, freq: 19 });
  const extra = fc.option(fc.constantFrom('colour', '__proto__', 'constructor', 'limit '), { nil: undefined, freq: 1 });
  return fc
    .record({ path: within('path', false), query: within('query', true), headers: within('header', true), body, extra })
    .map(({ path: ids, query, headers, body: sent, extra: unknown }) => {
      const filled = path
        .replace('/api/v1', '')
        .replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(ids[name] ?? '')) || '%20');
      const search = new URLSearchParams(
        Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
      );
      if (unknown !== undefined && method === 'GET') search.append(unknown, '1');
      const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      return {
        operationId,
        path: `${filled}?${search}`,
        asked: { method, headers: named, ...(sent === undefined ? {} : { body: sent }) },
      };
    });
}

function parameterValue({ name, in: place, schema }: ApiParameter, resolve: Resolve, people: readonly string[]) {
  if (name === 'person')
    return fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...people) }, { weight: 1, arbitrary: oddText });
  if (place === 'header') return fc.oneof(fc.constantFrom('*', '"1.0000000000000000"', '7', 'k'), visible);
  return fc.oneof({ weight: 4, arbitrary: valueFor(schema, resolve, 0) }, { weight: 1, arbitrary: oddText });
}

/** A body of the schema, or one that is nearly of it, or anything. */
function bodyOf(schema: JsonSchema, resolve: Resolve): fc.Arbitrary<unknown> {
  const right = valueFor(schema, resolve, 0);
  const nearly = fc
    .tuple(right, fc.nat(9), fc.jsonValue({ maxDepth: 1 }))
    .map(([value, at, odd]) => withOdd(value, at, odd));
  return fc.oneof(
    { weight: 3, arbitrary: right },
    { weight: 2, arbitrary: nearly },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
}

/** The same object with one field exchanged, or one more. */
function withOdd(value: unknown, at: number, odd: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return odd;
  const names = [...Object.keys(value), 'colour'];
  return { ...value, [names[at % names.length] ?? 'colour']: odd };
}

const visible = fc.stringMatching(/^[!-~]{1,40}$/);
const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', '0', '-1', '1e99', '../..', '%00', 'a'.repeat(70)),
);
const words = fc.constantFrom(
  'Hey Sam!',
  'Could we talk on Monday?',
  'Cheers,\nAda',
  'naïve — “quoted”',
  '愛',
  '\u0000',
  '😀',
  'x',
);
const text = fc.array(words, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const deepest = 6;

function valueFor(given: JsonSchema, resolve: Resolve, depth: number): fc.Arbitrary<unknown> {
  const schema = given.$ref === undefined ? given : resolve(given.$ref);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((one) => valueFor(one, resolve, depth)));
  if (schema.allOf !== undefined)
    return fc
      .tuple(...schema.allOf.map((one) => valueFor(one, resolve, depth)))
      .map((parts) => Object.assign({}, ...parts));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  const types = [schema.type ?? 'null'].flat();
  return fc.oneof(...types.map((type) => ofType(type, schema, resolve, depth)));
}

function ofType(type: string, schema: JsonSchema, resolve: Resolve, depth: number): fc.Arbitrary<unknown> {
  if (type === 'null') return fc.constant(null);
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer') return fc.integer(rangeOf(schema));
  if (type === 'number') return fc.double({ ...rangeOf(schema), noNaN: true });
  if (type === 'string')
    return schema.pattern === undefined
      ? text.map((long) => long.slice(0, schema.maxLength))
      : matching(schema.pattern);
  if (type === 'array') {
    const { items = {}, minItems = 0 } = schema;
    return fc.array(valueFor(items, resolve, depth + 1), {
      minLength: minItems,
      maxLength: Math.max(minItems, depth > deepest ? 0 : 2),
    });
  }
  const { properties = {}, required = [] } = schema;
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, part]) => [name, valueFor(part, resolve, depth + 1)]),
  );
  return fc.record(fields, { requiredKeys: [...required] });
}

function rangeOf({ minimum, exclusiveMinimum, maximum }: JsonSchema) {
  const min = minimum ?? (exclusiveMinimum === undefined ? -1000 : exclusiveMinimum + 1);
  return { min, max: maximum ?? Math.max(min, 100_000) };
}

function matching(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern));
  } catch {
    return text;
  }
}
