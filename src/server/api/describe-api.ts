import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { packageVersion } from '../../version.ts';
import type { Api } from './api-parts.ts';
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

const show = createRoute({
  method: 'get',
  path: '/openapi.json',
  operationId: 'showDocument',
  tags: ['workspace'],
  summary: 'This document',
  security: [],
  responses: { 200: jsonAnswer('OpenAPI 3.1', z.object({ openapi: z.string() })) },
});

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
 * What the generator says otherwise than it is meant: patterns of expressions with flags end in the flags, which patterns of JSON Schema do not have, and bodies of two
 * content types count as optional, since only so each is checked by its own contract.
 */
function mended(key: string, value: unknown): unknown {
  if (key === 'pattern' && typeof value === 'string') return value.replace(/\/[a-z]+$/, '');
  return key === 'requestBody' && typeof value === 'object' ? { ...value, required: true } : value;
}
