import { standingRequestSchema, statementRequestSchema } from '../../contracts/profile-requests.ts';
import { hypothesisIdSchema } from '../../contracts/record-ids.ts';
import type { Api, ApiParts } from './api-parts.ts';
import { apiRoute } from './api-route.ts';
import { expectedVersion, ifMatchHeader, newestVersion } from './entity-tag.ts';
import { jsonBody } from './json-answer.ts';
import { personPath } from './person-path.ts';
import { changedProfile } from './profile-routes.ts';

const hypothesisPath = personPath.extend({ hypothesis: hypothesisIdSchema });

const setStanding = apiRoute(
  { scopes: ['learn'], refusals: [409, 412] },
  {
    method: 'put',
    path: '/people/{person}/hypotheses/{hypothesis}/standing',
    operationId: 'setStanding',
    tags: ['profile'],
    summary: 'The owner’s word on a hypothesis; it outlives re-learning',
    request: { params: hypothesisPath, headers: ifMatchHeader, body: jsonBody(standingRequestSchema) },
    responses: changedProfile,
  },
);

const reword = apiRoute(
  { scopes: ['learn'], refusals: [409, 412] },
  {
    method: 'put',
    path: '/people/{person}/hypotheses/{hypothesis}/statement',
    operationId: 'rewordHypothesis',
    tags: ['profile'],
    summary: 'Rewords a hypothesis: it becomes authored and pinned',
    request: { params: hypothesisPath, headers: ifMatchHeader, body: jsonBody(statementRequestSchema) },
    responses: changedProfile,
  },
);

export function addHypothesisRoutes(api: Api, { clientOf }: ApiParts): void {
  api.openapi(setStanding, async (c) => {
    const { person, hypothesis } = c.req.valid('param');
    const tools = clientOf(c.get('principal').workspace).profile(person);
    await tools.decide(hypothesis, c.req.valid('json').standing, await expectedVersion(c, tools));
    return newestVersion(c, tools);
  });

  api.openapi(reword, async (c) => {
    const { person, hypothesis } = c.req.valid('param');
    const tools = clientOf(c.get('principal').workspace).profile(person);
    await tools.edit(hypothesis, c.req.valid('json').statement, await expectedVersion(c, tools));
    return newestVersion(c, tools);
  });
}
