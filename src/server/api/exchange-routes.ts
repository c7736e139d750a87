import { z } from 'zod';
import { exportedProfileSchema } from '../../contracts/exported-profile.ts';
import { shownProfileSchema } from '../../contracts/profile-answers.ts';
import { importRequestSchema } from '../../contracts/profile-requests.ts';
import type { Api, ApiParts } from './api-parts.ts';
import { apiRoute } from './api-route.ts';
import { newestVersion } from './entity-tag.ts';
import { given } from './given.ts';
import { jsonAnswer, jsonBody } from './json-answer.ts';
import { personPath } from './person-path.ts';
import { once, repeatHeader } from './repeats.ts';

const exportJson = apiRoute(
  { scopes: ['manage'] },
  {
    method: 'get',
    path: '/people/{person}/export',
    operationId: 'exportProfile',
    tags: ['exchange'],
    summary: 'The profile as a file that can be imported, with or without samples',
    request: { params: personPath, query: z.strictObject({ samples: z.enum(['with', 'without']).default('without') }) },
    responses: { 200: jsonAnswer('The exported profile', exportedProfileSchema) },
  },
);

const exportMarkdown = apiRoute(
  { scopes: ['manage'] },
  {
    method: 'get',
    path: '/people/{person}/export/markdown',
    operationId: 'exportMarkdown',
    tags: ['exchange'],
    summary: 'The profile as a page to read, with the words of its evidence',
    request: { params: personPath },
    responses: { 200: { description: 'The page', content: { 'text/markdown': { schema: z.string() } } } },
  },
);

const importJson = apiRoute(
  { scopes: ['manage'], bodyBytes: 32 * 2 ** 20, before: [once], refusals: [409, 410, 422] },
  {
    method: 'post',
    path: '/people/{person}/import',
    operationId: 'importProfile',
    tags: ['exchange'],
    summary: 'Adds an exported profile as the newest version of this person, who may be new',
    request: { params: personPath, headers: repeatHeader, body: jsonBody(importRequestSchema) },
    responses: { 200: jsonAnswer('The newest profile version', shownProfileSchema) },
  },
);

export function addExchangeRoutes(api: Api, { clientOf, record }: ApiParts): void {
  api.openapi(exportJson, async (c) => {
    const { person } = c.req.valid('param');
    const exported = await clientOf(c.get('principal').workspace).profile(person).export(c.req.valid('query'));
    const details = { version: exported.profile.version, samples: exported.samples?.length ?? 0 };
    await record(c.get('principal'), { action: 'profile.export', person, details });
    return c.json(exported, 200);
  });

  api.openapi(exportMarkdown, async (c) => {
    const { person } = c.req.valid('param');
    const page = await clientOf(c.get('principal').workspace).profile(person).exportMarkdown();
    await record(c.get('principal'), { action: 'profile.export', person });
    return c.body(page, 200, { 'content-type': 'text/markdown; charset=utf-8' });
  });

  api.openapi(importJson, async (c) => {
    const { person } = c.req.valid('param');
    const client = clientOf(c.get('principal').workspace);
    const { version } = await client.importProfile(given(c.req.valid('json')), person);
    await record(c.get('principal'), { action: 'profile.import', person, details: { version } });
    return newestVersion(c, client.profile(person));
  });
}
