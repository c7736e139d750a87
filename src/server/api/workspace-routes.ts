import { principalSchema } from '../../contracts/access.ts';
import { workspaceUsageSchema } from '../../contracts/workspace-usage.ts';
import type { Api, ApiParts } from './api-parts.ts';
import { apiRoute } from './api-route.ts';
import { jsonAnswer } from './json-answer.ts';

const me = apiRoute(
  { scopes: [], bound: 'filtered' },
  {
    method: 'get',
    path: '/me',
    operationId: 'showPrincipal',
    tags: ['workspace'],
    summary: 'Whose the key of this request is, and what it allows',
    responses: {
      200: jsonAnswer(
        'Who the request comes from',
        principalSchema.meta({ id: 'Principal', description: 'Who a request comes from, as its key says' }),
      ),
    },
  },
);

const usage = apiRoute(
  { scopes: ['read'], bound: 'refused' },
  {
    method: 'get',
    path: '/usage',
    operationId: 'showUsage',
    tags: ['workspace'],
    summary: 'Tokens spent in the workspace, and what is left of the day’s',
    responses: { 200: jsonAnswer('What was spent', workspaceUsageSchema) },
  },
);

export function addWorkspaceRoutes(api: Api, { clientOf }: ApiParts): void {
  api.openapi(me, (c) => c.json(c.get('principal'), 200));

  api.openapi(usage, async (c) => c.json(await clientOf(c.get('principal').workspace).usage(), 200));
}
