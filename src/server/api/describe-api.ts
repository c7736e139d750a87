import { z } from 'zod';
import { packageVersion } from '../../version.ts';
import type { Api } from './api-parts.ts';
import { apiRoute } from './api-route.ts';
import { jsonAnswer } from './json-answer.ts';

const tags = [
  { name: 'workspace', description: 'Whose key it is, and what was spent' },
  { name: 'people', description: 'Whose writing is learned' },
  { name: 'samples', description: 'Texts that were kept of a person' },
  { name: 'learning', description: 'From texts, edits and choices to a profile' },
  { name: 'jobs', description: 'Learning that was handed over' },
  { name: 'profile', description: 'What is known of how a person writes, and the owner’s word on it' },
  { name: 'writing', description: 'Texts in a person’s voice' },
  { name: 'checking', description: 'Whether a text is in a person’s voice' },
  { name: 'exchange', description: 'Profiles as files' },
];

const show = apiRoute(
  { scopes: [], bound: 'nobody' },
  {
    method: 'get',
    path: '/openapi.json',
    operationId: 'showDocument',
    tags: ['workspace'],
    summary: 'This document',
    responses: { 200: jsonAnswer('OpenAPI 3.1', z.object({ openapi: z.string() })) },
  },
);

/** Serves the OpenAPI document of the routes that were added before, and of this one. */
export function addDocumentRoute(api: Api): void {
  api.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'A key of the workspace or of one person. An operation lists scopes of which the key needs one.',
  });
  let document: ReturnType<typeof describeApi> | null = null;
  api.openapi(show, (c) => {
    document ??= describeApi(api);
    return c.json<{ readonly openapi: string }, 200>(document, 200);
  });
}

/** The OpenAPI 3.1 document of the API. */
export function describeApi(api: Api) {
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'hyperalign',
      version: packageVersion,
      description: 'Learn how people write, make any language model write so, and verify it.',
      license: { name: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...tags],
  });
  return JSON.parse(JSON.stringify(document), mended) as typeof document;
}

/**
 * What the generator says otherwise than it is meant: patterns of expressions with flags end in the flags, which patterns of JSON Schema do not have; bodies of two
 * content types count as optional, since only so each is checked by its own contract; and it leaves out that whole numbers end where they are no longer exact.
 */
function mended(key: string, value: unknown): unknown {
  if (key === 'pattern' && typeof value === 'string') return value.replace(/\/[a-z]+$/, '');
  if (key === 'requestBody' && typeof value === 'object') return { ...value, required: true };
  return isWholeNumber(value) ? exactly(value) : value;
}

interface WholeNumber {
  readonly type: string | readonly string[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
}

function isWholeNumber(value: unknown): value is WholeNumber {
  return typeof value === 'object' && value !== null && 'type' in value && [value.type].flat().includes('integer');
}

function exactly(schema: WholeNumber): WholeNumber {
  const { minimum, exclusiveMinimum, maximum = Number.MAX_SAFE_INTEGER } = schema;
  return {
    ...schema,
    ...(minimum === undefined && exclusiveMinimum === undefined ? { minimum: Number.MIN_SAFE_INTEGER } : {}),
    maximum,
  };
}
