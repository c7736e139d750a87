import { compareRequestSchema } from '../../contracts/compare-request.ts';
import { comparisonPageSchema, comparisonResultSchema } from '../../contracts/comparison.ts';
import { pageQuerySchema } from '../../contracts/page-query.ts';
import { pairRequestSchema, proposedPairSchema } from '../../contracts/proposed-pair.ts';
import type { Api, ApiParts } from './api-parts.ts';
import { apiRoute } from './api-route.ts';
import { given } from './given.ts';
import { jsonAnswer, jsonBody } from './json-answer.ts';
import { personPath } from './person-path.ts';
import { once, repeatHeader, scopedKey } from './repeats.ts';

const compare = apiRoute(
  { scopes: ['learn'], before: [once], refusals: [409, 410, 422] },
  {
    method: 'post',
    path: '/people/{person}/comparisons',
    operationId: 'compare',
    tags: ['learning'],
    summary: 'Keeps which of two texts the person chose for a task; the person may be new',
    request: { params: personPath, headers: repeatHeader, body: jsonBody(compareRequestSchema) },
    responses: { 200: jsonAnswer('The comparison as it is kept', comparisonResultSchema) },
  },
);

const propose = apiRoute(
  { scopes: ['write'], before: [once], refusals: [409, 410, 422, 502] },
  {
    method: 'post',
    path: '/people/{person}/comparisons/pair',
    operationId: 'proposePair',
    tags: ['writing'],
    summary: 'Two texts for a task between which the person’s choice tells most; keeps nothing',
    request: { params: personPath, headers: repeatHeader, body: jsonBody(pairRequestSchema) },
    responses: { 200: jsonAnswer('The two texts', proposedPairSchema) },
  },
);

const list = apiRoute(
  { scopes: ['read'] },
  {
    method: 'get',
    path: '/people/{person}/comparisons',
    operationId: 'listComparisons',
    tags: ['learning'],
    summary: 'The person’s comparisons, newest first',
    request: { params: personPath, query: pageQuerySchema },
    responses: { 200: jsonAnswer('A page of comparisons', comparisonPageSchema) },
  },
);

export function addComparisonRoutes(api: Api, { clientOf }: ApiParts): void {
  api.openapi(compare, async (c) => {
    const options = { ...given(c.req.valid('json')), ...c.req.valid('param'), ...scopedKey(c) };
    return c.json(await clientOf(c.get('principal').workspace).compare(options), 200);
  });

  api.openapi(propose, async (c) => {
    const options = { ...given(c.req.valid('json')), ...c.req.valid('param'), signal: c.req.raw.signal };
    return c.json(await clientOf(c.get('principal').workspace).proposePair(options), 200);
  });

  api.openapi(list, async (c) => {
    const { limit, cursor: after } = c.req.valid('query');
    const { person } = c.req.valid('param');
    return c.json(await clientOf(c.get('principal').workspace).comparisons(person, given({ limit, after })), 200);
  });
}
