import { OpenAPIHono } from '@hono/zod-openapi';
import { openAnswerMemory } from './answer-memory.ts';
import type { ApiEnv } from './api-env.ts';
import type { Api, ApiParts } from './api-parts.ts';
import { apiBase } from './api-route.ts';
import { addCheckingRoutes } from './checking-routes.ts';
import { addComparisonRoutes } from './comparison-routes.ts';
import { addDocumentRoute } from './describe-api.ts';
import { addExchangeRoutes } from './exchange-routes.ts';
import { addGuidanceRoutes } from './guidance-routes.ts';
import { addHypothesisRoutes } from './hypothesis-routes.ts';
import { addJobRoutes } from './job-routes.ts';
import { addLearningRoutes } from './learning-routes.ts';
import { addPeopleRoutes } from './people-routes.ts';
import { answerError } from './problem.ts';
import { addProfileRoutes } from './profile-routes.ts';
import { refuseInvalid } from './refuse-invalid.ts';
import { refuseUnmatched } from './refuse-unmatched.ts';
import { addSampleRoutes } from './sample-routes.ts';
import { addWorkspaceRoutes } from './workspace-routes.ts';
import { addWritingRoutes } from './writing-routes.ts';

const groups = [
  addWorkspaceRoutes,
  addPeopleRoutes,
  addSampleRoutes,
  addProfileRoutes,
  addHypothesisRoutes,
  addGuidanceRoutes,
  addWritingRoutes,
  addLearningRoutes,
  addJobRoutes,
  addCheckingRoutes,
  addComparisonRoutes,
  addExchangeRoutes,
] as const;

/**
 * The HTTP API under `/api/v1`. Whoever mounts it gives each request an id and a principal before (`ApiEnv`); without a principal every request is refused.
 */
export function createApi(parts: ApiParts): Api {
  const api: Api = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid }).basePath(apiBase);
  const repeats = { records: parts.idempotency, clock: parts.clock, answers: openAnswerMemory(parts.clock) };
  api.use(async (c, next) => {
    c.set('repeats', repeats);
    await next();
  });
  for (const add of groups) add(api, parts);
  addDocumentRoute(api);
  refuseUnmatched(api, apiBase);
  api.onError(answerError);
  return api;
}
