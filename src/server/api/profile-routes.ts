import { z } from 'zod';
import { profileDiffSchema, profileVersionsSchema, shownProfileSchema } from '../../contracts/profile-answers.ts';
import {
  attributesRequestSchema,
  rollbackRequestSchema,
  versionInQuerySchema,
} from '../../contracts/profile-requests.ts';
import type { Api, ApiParts } from './api-parts.ts';
import { apiRoute } from './api-route.ts';
import { expectedVersion, ifMatchHeader, ifNoneMatchHeader, newestVersion, unlessKnown } from './entity-tag.ts';
import { given } from './given.ts';
import { jsonAnswer, jsonBody } from './json-answer.ts';
import { personPath } from './person-path.ts';
import { once, repeatHeader } from './repeats.ts';

const profileAnswer = jsonAnswer('The profile', shownProfileSchema);
export const changedProfile = { 200: jsonAnswer('The newest profile version', shownProfileSchema) };
const tags = ['profile'];

const show = apiRoute(
  { scopes: ['read'] },
  {
    method: 'get',
    path: '/people/{person}/profile',
    operationId: 'showProfile',
    tags,
    summary: 'The profile with the words of its evidence: the newest version, or the one asked for',
    request: {
      params: personPath,
      query: z.strictObject({ version: versionInQuerySchema.optional() }),
      headers: ifNoneMatchHeader,
    },
    responses: { 200: profileAnswer, 304: { description: 'Not changed' } },
  },
);

const versions = apiRoute(
  { scopes: ['read'] },
  {
    method: 'get',
    path: '/people/{person}/profile/versions',
    operationId: 'listProfileVersions',
    tags,
    summary: 'The versions of the profile, newest first',
    request: { params: personPath },
    responses: { 200: jsonAnswer('The versions', profileVersionsSchema) },
  },
);

const diff = apiRoute(
  { scopes: ['read'] },
  {
    method: 'get',
    path: '/people/{person}/profile/diff',
    operationId: 'diffProfile',
    tags,
    summary: 'What changed between two versions and why; by default the newest and the one before it',
    request: {
      params: personPath,
      query: z.strictObject({ from: versionInQuerySchema.optional(), to: versionInQuerySchema.optional() }),
    },
    responses: { 200: jsonAnswer('What changed', profileDiffSchema) },
  },
);

const rollback = apiRoute(
  { scopes: ['learn'], before: [once], refusals: [409, 410, 412, 422] },
  {
    method: 'post',
    path: '/people/{person}/profile/rollback',
    operationId: 'rollBackProfile',
    tags,
    summary: 'Makes an earlier version the newest again; samples removed since stay away',
    request: {
      params: personPath,
      headers: ifMatchHeader.extend(repeatHeader.shape),
      body: jsonBody(rollbackRequestSchema),
    },
    responses: changedProfile,
  },
);

const setAttributes = apiRoute(
  { scopes: ['learn'], refusals: [409, 412] },
  {
    method: 'patch',
    path: '/people/{person}/profile/attributes',
    operationId: 'setAttributes',
    tags,
    summary: 'Sets what is known of the person and not inferred; attributes left out stay',
    request: { params: personPath, headers: ifMatchHeader, body: jsonBody(attributesRequestSchema) },
    responses: changedProfile,
  },
);

export function addProfileRoutes(api: Api, { clientOf }: ApiParts): void {
  api.openapi(show, async (c) => {
    const profile = await clientOf(c.get('principal').workspace)
      .profile(c.req.valid('param').person)
      .show(c.req.valid('query').version);
    return unlessKnown(c, profile.version, profile);
  });

  api.openapi(versions, async (c) => {
    const { person } = c.req.valid('param');
    const history = await clientOf(c.get('principal').workspace).profile(person).history();
    return c.json({ person, versions: history }, 200);
  });

  api.openapi(diff, async (c) => {
    const { from, to } = c.req.valid('query');
    const tools = clientOf(c.get('principal').workspace).profile(c.req.valid('param').person);
    return c.json(await tools.diff(from, to), 200);
  });

  api.openapi(rollback, async (c) => {
    const tools = clientOf(c.get('principal').workspace).profile(c.req.valid('param').person);
    await tools.rollback(c.req.valid('json').version, await expectedVersion(c, tools));
    return newestVersion(c, tools);
  });

  api.openapi(setAttributes, async (c) => {
    const tools = clientOf(c.get('principal').workspace).profile(c.req.valid('param').person);
    await tools.setAttributes(given(c.req.valid('json')), await expectedVersion(c, tools));
    return newestVersion(c, tools);
  });
}
