/** A JSON Schema as node-llama-cpp's grammar compiler takes it, and what of the original it cannot enforce. */
export interface GrammarSchema {
  readonly schema: JsonObject;
  /** `maximum at items.age`, in the order found, without repeats. */
  readonly ignored: readonly string[];
}

export type JsonObject = { readonly [key: string]: unknown };

/**
 * Converts a JSON Schema (draft 7 or 2020-12) to the subset a grammar enforces: types, constants, choices, objects, arrays and lengths.
 * Every listed property is required, since a grammar writes keys in one order; a reply stays valid under the original.
 * What is left out is named, never dropped in silence.
 */
export function toGrammarSchema(schema: JsonObject): GrammarSchema {
  const ignored = new Set<string>();
  const definitions = { ...objectOf(schema['definitions']), ...objectOf(schema['$defs']) };
  const convert = converter((what, path) => ignored.add(path.length === 0 ? what : `${what} at ${path.join('.')}`));
  const $defs = Object.fromEntries(Object.entries(definitions).map(([name, value]) => [name, convert(value, [name])]));
  const root = convert(schema, []);
  return { schema: Object.keys($defs).length === 0 ? root : { ...root, $defs }, ignored: [...ignored] };
}

type Convert = (schema: unknown, path: readonly string[]) => JsonObject;
type Ignore = (what: string, path: readonly string[]) => void;

const anyValue: JsonObject = { type: ['string', 'number', 'boolean', 'null'] };

function converter(ignore: Ignore): Convert {
  const convert: Convert = (given, path) => {
    if (given === undefined || given === true) return anyValue;
    const schema = objectOf(given);
    const reference = schema['$ref'];
    if (typeof reference === 'string') return toReference(reference, ignore, path);
    if ('const' in schema) return { const: schema['const'] };
    if (Array.isArray(schema['enum'])) return { enum: schema['enum'] };
    const choices = schema['anyOf'] ?? schema['oneOf'];
    if (Array.isArray(choices)) return { oneOf: choices.map((choice) => convert(choice, path)) };
    if (Array.isArray(schema['allOf'])) return convert(mergeAll(schema), path);
    for (const keyword of Object.keys(schema)) if (isUnenforced(keyword, schema[keyword])) ignore(keyword, path);
    const type = schema['type'] ?? impliedType(schema);
    if (Array.isArray(type)) return toChoice(type, schema, path, convert);
    if (type === 'object') return toObject(schema, path, convert);
    if (type === 'array') return toArray(schema, path, convert);
    if (type === 'string') return toText(schema, path, ignore);
    return typeof type === 'string' ? { type } : anyValue;
  };
  return convert;
}

function toReference(reference: string, ignore: Ignore, path: readonly string[]): JsonObject {
  const name = /^#\/(?:\$defs|definitions)\/([^/]+)$/.exec(reference)?.[1];
  if (name !== undefined) return { $ref: `#/$defs/${name}` };
  ignore(`$ref ${reference}`, path);
  return anyValue;
}

function toChoice(
  types: readonly unknown[],
  schema: JsonObject,
  path: readonly string[],
  convert: Convert,
): JsonObject {
  if (types.every((type) => type !== 'object' && type !== 'array' && !(type === 'string' && hasTextLimits(schema))))
    return { type: types };
  return { oneOf: types.map((type) => convert({ ...schema, type }, path)) };
}

function toObject(schema: JsonObject, path: readonly string[], convert: Convert): JsonObject {
  const properties = Object.entries(objectOf(schema['properties']));
  const additional = schema['additionalProperties'];
  const open = properties.length === 0 && additional !== false;
  const rest = typeof additional === 'object' && additional !== null ? convert(additional, [...path, '*']) : open;
  return {
    type: 'object',
    properties: Object.fromEntries(properties.map(([name, value]) => [name, convert(value, [...path, name])])),
    ...(rest === false ? {} : { additionalProperties: rest, ...pick(schema, ['minProperties', 'maxProperties']) }),
  };
}

function toArray(schema: JsonObject, path: readonly string[], convert: Convert): JsonObject {
  const { items } = schema;
  const inside = [...path, 'items'];
  const tuple = Array.isArray(items) ? items : Array.isArray(schema['prefixItems']) ? schema['prefixItems'] : null;
  const rest = Array.isArray(items) ? schema['additionalItems'] : items;
  return {
    type: 'array',
    ...(tuple === null ? {} : { prefixItems: tuple.map((item) => convert(item, inside)) }),
    ...(rest === undefined || rest === false ? {} : { items: convert(rest, inside) }),
    ...(rest === false && tuple !== null
      ? { minItems: tuple.length, maxItems: tuple.length }
      : pick(schema, ['minItems', 'maxItems'])),
  };
}

const knownFormats = ['date-time', 'time', 'date'];

function toText(schema: JsonObject, path: readonly string[], ignore: Ignore): JsonObject {
  const { format } = schema;
  if (typeof format === 'string') {
    if (knownFormats.includes(format)) return { type: 'string', format };
    ignore(`format ${format}`, path);
  }
  const limits = pick(schema, ['minLength', 'maxLength']);
  for (const [name, value] of Object.entries(limits)) {
    if (typeof value === 'number' && value <= longestCounted) continue;
    ignore(name, path);
    delete limits[name];
  }
  return { type: 'string', ...limits };
}

/** A counted repetition costs a rule a character; beyond this the grammar takes longer than the model. */
const longestCounted = 2000;

function hasTextLimits(schema: JsonObject): boolean {
  return ['minLength', 'maxLength', 'format'].some((name) => name in schema);
}

/** The common use of `allOf`: parts of one object. Later parts win where they disagree. */
function mergeAll({ allOf, ...own }: JsonObject): JsonObject {
  const parts = [own, ...(Array.isArray(allOf) ? allOf.map(objectOf) : [])];
  const properties = Object.assign({}, ...parts.map((part) => objectOf(part['properties'])));
  return { ...Object.assign({}, ...parts), ...(Object.keys(properties).length === 0 ? {} : { properties }) };
}

function impliedType(schema: JsonObject): string | undefined {
  if ('properties' in schema) return 'object';
  return 'items' in schema || 'prefixItems' in schema ? 'array' : undefined;
}

const unenforced = new Set([
  ...[
    'minimum',
    'maximum',
    'exclusiveMinimum',
    'exclusiveMaximum',
    'multipleOf',
    'pattern',
    'uniqueItems',
    'contains',
    'not',
    'if',
  ],
  ...[
    'patternProperties',
    'propertyNames',
    'dependencies',
    'dependentRequired',
    'dependentSchemas',
    'unevaluatedProperties',
  ],
]);

/** Schema libraries give every whole number the bounds of safe integers; leaving those out is no loss to tell. */
function isUnenforced(keyword: string, value: unknown): boolean {
  return unenforced.has(keyword) && !(typeof value === 'number' && Math.abs(value) === Number.MAX_SAFE_INTEGER);
}

function pick(schema: JsonObject, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => schema[name] !== undefined).map((name) => [name, schema[name]]));
}

function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
