import { guidanceSchema } from '../../contracts/guidance.ts';
import { guidanceQuerySchema } from '../../contracts/guidance-query.ts';
import type { Api, ApiParts } from './api-parts.ts';
import { apiRoute } from './api-route.ts';
import { ifNoneMatchHeader, unlessKnown } from './entity-tag.ts';
import { given } from './given.ts';
import { jsonAnswer } from './json-answer.ts';
import { personPath } from './person-path.ts';

const guide = apiRoute(
  { scopes: ['write'] },
  {
    method: 'get',
    path: '/people/{person}/guidance',
    operationId: 'showGuidance',
    tags: ['writing'],
    summary: 'What the profile becomes in a conversation with any model; calls no model',
    request: { params: personPath, query: guidanceQuerySchema, headers: ifNoneMatchHeader },
    responses: { 200: jsonAnswer('The guidance', guidanceSchema), 304: { description: 'Not changed' } },
  },
);

export function addGuidanceRoutes(api: Api, { clientOf }: ApiParts): void {
  api.openapi(guide, async (c) => {
    const { person } = c.req.valid('param');
    const options = { ...given(c.req.valid('query')), person };
    const guidance = await clientOf(c.get('principal').workspace).guidance(options);
    return unlessKnown(c, guidance.profileVersion, guidance);
  });
}
