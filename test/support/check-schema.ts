/** The part of JSON Schema (2020-12) that the OpenAPI document uses. Any other keyword is a fault of the document, so that nothing goes unchecked. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly minProperties?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly default?: unknown;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly discriminator?: unknown;
  readonly contentMediaType?: string;
  /** What a text holds that is JSON. */
  readonly contentSchema?: JsonSchema;
  /** Fields without which another is none. */
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
}

/** Finds what a `$ref` names. */
export type Resolve = (ref: string) => JsonSchema;

/** What of a value does not match, each with its place; an empty list means that it matches. */
export function faultsOf(value: unknown, schema: JsonSchema, resolve: Resolve, place = '$'): readonly string[] {
  const unknown = Object.keys(schema).filter((keyword) => !keywords.has(keyword));
  if (unknown.length > 0) return [`${place}: the schema says ${unknown.join(', ')}, which is not checked here`];
  if (schema.$ref !== undefined) return faultsOf(value, resolve(schema.$ref), resolve, place);
  const check = (part: JsonSchema) => faultsOf(value, part, resolve, place);
  return [
    ...typeFaults(value, schema, place),
    ...objectFaults(value, schema, resolve, place),
    ...arrayFaults(value, schema, resolve, place),
    ...contentFaults(value, schema, resolve, place),
    ...(schema.allOf ?? []).flatMap(check),
    ...alternativeFaults(schema.anyOf, check, place),
    ...alternativeFaults(schema.oneOf, check, place),
  ];
}

const keywords = new Set([
  ...[
    '$ref',
    'type',
    'properties',
    'required',
    'additionalProperties',
    'minProperties',
    'items',
    'minItems',
    'maxItems',
  ],
  ...['enum', 'const', 'anyOf', 'oneOf', 'allOf', 'minimum', 'maximum', 'exclusiveMinimum', 'minLength', 'maxLength'],
  ...['pattern', 'format', 'default', 'description', 'examples', 'discriminator', 'contentMediaType'],
  ...['contentSchema', 'dependentRequired'],
]);

function typeFaults(value: unknown, schema: JsonSchema, place: string): readonly string[] {
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => isOf(value, type))) return [`${place}: not ${types.join(' or ')}`];
  const faults: string[] = [];
  if (schema.enum !== undefined && !schema.enum.includes(value) && value !== null)
    faults.push(`${place}: not of the enum`);
  if ('const' in schema && value !== schema.const) faults.push(`${place}: not ${JSON.stringify(schema.const)}`);
  if (typeof value === 'number') {
    if (value < (schema.minimum ?? -Infinity) || value > (schema.maximum ?? Infinity))
      faults.push(`${place}: out of range`);
    if (value <= (schema.exclusiveMinimum ?? -Infinity)) faults.push(`${place}: too small`);
  }
  if (typeof value === 'string') {
    if (value.length < (schema.minLength ?? 0) || value.length > (schema.maxLength ?? Infinity))
      faults.push(`${place}: of wrong length`);
    if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value))
      faults.push(`${place}: not of the pattern`);
  }
  return faults;
}

function isOf(value: unknown, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

function objectFaults(value: unknown, schema: JsonSchema, resolve: Resolve, place: string): readonly string[] {
  if (!isOf(value, 'object')) return [];
  const fields = value as Readonly<Record<string, unknown>>;
  const { properties = {}, required = [], additionalProperties = true, minProperties = 0 } = schema;
  const missing = required.filter((name) => !(name in fields)).map((name) => `${place}.${name}: missing`);
  const few = Object.keys(fields).length < minProperties ? [`${place}: too few fields`] : [];
  const wrong = Object.entries(fields).flatMap(([name, field]) => {
    const part = properties[name] ?? additionalProperties;
    if (part === false) return [`${place}.${name}: not in the schema`];
    return part === true ? [] : faultsOf(field, part, resolve, `${place}.${name}`);
  });
  const depending = Object.entries(schema.dependentRequired ?? {})
    .filter(([name, needed]) => name in fields && needed.some((one) => !(one in fields)))
    .map(([name]) => `${place}.${name}: without what it needs`);
  return [...missing, ...few, ...wrong, ...depending];
}

function contentFaults(value: unknown, { contentSchema }: JsonSchema, resolve: Resolve, place: string) {
  if (contentSchema === undefined || typeof value !== 'string') return [];
  return faultsOf(JSON.parse(value), contentSchema, resolve, place);
}

function arrayFaults(value: unknown, schema: JsonSchema, resolve: Resolve, place: string): readonly string[] {
  if (!Array.isArray(value)) return [];
  const { items, minItems = 0, maxItems = Infinity } = schema;
  const size = value.length < minItems || value.length > maxItems ? [`${place}: of wrong size`] : [];
  const wrong =
    items === undefined ? [] : value.flatMap((item, at) => faultsOf(item, items, resolve, `${place}.${at}`));
  return [...size, ...wrong];
}

function alternativeFaults(
  alternatives: readonly JsonSchema[] | undefined,
  check: (part: JsonSchema) => readonly string[],
  place: string,
): readonly string[] {
  if (alternatives === undefined) return [];
  const tried = alternatives.map(check);
  return tried.some((faults) => faults.length === 0)
    ? []
    : [`${place}: none of the alternatives (${tried.flat().slice(0, 5).join('; ')})`];
}
