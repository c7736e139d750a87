import { expect, test } from 'vitest';
import { z } from 'zod';
import { onOneLine } from './grammars.ts';
import { type JsonObject, toGrammarSchema } from './json-grammar-schema.ts';

const cases: readonly {
  readonly name: string;
  readonly given: JsonObject;
  readonly schema: JsonObject;
  readonly ignored?: readonly string[];
}[] = [
  {
    name: 'keeps objects, lengths and constants',
    given: {
      type: 'object',
      properties: { a: { type: 'string', maxLength: 9 }, b: { const: 2 } },
      required: ['a'],
      additionalProperties: false,
    },
    schema: { type: 'object', properties: { a: { type: 'string', maxLength: 9 }, b: { const: 2 } } },
  },
  {
    name: 'names what it cannot enforce, where it stands',
    given: {
      type: 'object',
      properties: { age: { type: 'integer', minimum: 3 }, mail: { type: 'string', format: 'email' } },
    },
    schema: { type: 'object', properties: { age: { type: 'integer' }, mail: { type: 'string' } } },
    ignored: ['minimum at age', 'format email at mail'],
  },
  {
    name: 'is silent on the bounds of safe integers',
    given: z.toJSONSchema(z.int(), { target: 'draft-7' }) as JsonObject,
    schema: { type: 'integer' },
  },
  {
    name: 'turns choices into one form',
    given: { anyOf: [{ type: 'string', maxLength: 3 }, { type: 'null' }] },
    schema: { oneOf: [{ type: 'string', maxLength: 3 }, { type: 'null' }] },
  },
  {
    name: 'splits a list of types when one has limits',
    given: { type: ['string', 'null'], maxLength: 3 },
    schema: { oneOf: [{ type: 'string', maxLength: 3 }, { type: 'null' }] },
  },
  {
    name: 'reads tuples of both drafts',
    given: { type: 'array', items: [{ type: 'string' }, { type: 'number' }], additionalItems: false },
    schema: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }], minItems: 2, maxItems: 2 },
  },
  {
    name: 'moves definitions to where the compiler looks',
    given: {
      $ref: '#/definitions/node',
      definitions: { node: { type: 'object', properties: { next: { $ref: '#/definitions/node' } } } },
    },
    schema: {
      $ref: '#/$defs/node',
      $defs: { node: { type: 'object', properties: { next: { $ref: '#/$defs/node' } } } },
    },
  },
  {
    name: 'merges the parts of an object',
    given: {
      allOf: [{ type: 'object', properties: { a: { type: 'null' } } }, { properties: { b: { type: 'boolean' } } }],
    },
    schema: { type: 'object', properties: { a: { type: 'null' }, b: { type: 'boolean' } } },
  },
  {
    name: 'leaves an object without named keys open',
    given: { type: 'object', additionalProperties: { type: 'number' } },
    schema: { type: 'object', properties: {}, additionalProperties: { type: 'number' } },
  },
];

test.each(cases)('$name', ({ given, schema, ignored = [] }) => {
  expect(toGrammarSchema(given)).toEqual({ schema, ignored });
});

test('takes indentation and the end mark out of a grammar', () => {
  const grammar = [
    'root ::= "{" whitespace-b-1-4-rule "\\"a\\"" ":" [ ]? string-rule whitespace-b-0-4-rule "}" "\\n\\n\\n\\n" [\\n]*',
    'comma-whitespace-b-1-4-rule ::= "," ([\\n] ("    " | "\\t") | [ ]?)',
    'whitespace-b-1-4-rule ::= [\\n] ("    " | "\\t") | [ ]?',
    'whitespace-b-0-4-rule ::= [\\n] | [ ]?',
    'string-rule ::= "\\"" [a-z]* "\\""',
  ].join('\n');

  expect(onOneLine(grammar)).toBe(
    [
      'root ::= "{" whitespace-b-1-4-rule "\\"a\\"" ":" [ ]? string-rule whitespace-b-0-4-rule "}"',
      'comma-whitespace-b-1-4-rule ::= "," [ ]?',
      'whitespace-b-1-4-rule ::= [ ]?',
      'whitespace-b-0-4-rule ::= [ ]?',
      'string-rule ::= "\\"" [a-z]* "\\""',
    ].join('\n'),
  );
});
