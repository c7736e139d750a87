import type { JSONSchema7, JSONSchema7Definition } from '@ai-sdk/provider';

/** The smallest value that a schema allows, with strings of a usual length, in other words for another `variant`. */
export function schemaInstance(schema: JSONSchema7Definition, variant = 0): unknown {
  if (typeof schema === 'boolean') return null;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return schemaInstance(either[0] ?? true, variant);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, member]) => [name, schemaInstance(member, variant)]),
      );
    case 'array':
      return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () => schemaInstance(itemsOf(schema), variant));
    case 'string':
      return stringOf(schema, variant);
    case 'number':
    case 'integer':
      return schema.minimum ?? 1;
    case 'boolean':
      return false;
    default:
      return null;
  }
}

function itemsOf({ items }: JSONSchema7): JSONSchema7Definition {
  if (items === undefined) return true;
  return Array.isArray(items) ? (items[0] ?? true) : (items as JSONSchema7Definition); // a readonly array is not narrowed away
}

function stringOf({ minLength = 0, maxLength = 400 }: JSONSchema7, variant: number): string {
  const wanted = Math.max(minLength, Math.min(maxLength, 90));
  return fillerWords(Math.ceil(wanted / 5), variant).slice(0, wanted);
}

/**
 * Begins in lower case with what to do, so that it passes for a request and for what goes on after "The writer"; the next words tell variants apart, which
 * are whole numbers below 2³²: what is made of them must not look like what was asked already.
 */
export function fillerWords(words: number, variant = 0): string {
  let left = variant;
  return Array.from({ length: words }, (_, at) => {
    if (at === 0) return 'write';
    const digit = left % pool.length;
    left = Math.floor(left / pool.length);
    return pool[(digit + at) % pool.length] ?? '';
  }).join(' ');
}

/** In an order in which nobody writes them: a brief that shares four words in a row with its text does not pass. */
const pool = 'matter been when asked here of model said this would had what be the'.split(' ');
