import { jobSchema } from '../../contracts/job.ts';
import { learnRequestSchema } from '../../contracts/learn-request.ts';
import { learnEstimateSchema } from '../../contracts/learn-result.ts';
import type { Api, ApiParts } from './api-parts.ts';
import { apiBase, apiRoute } from './api-route.ts';
import { jsonAnswer } from './json-answer.ts';
import { learnForm } from './learn-form.ts';
import { formType, withLearnInput } from './learn-input.ts';
import { personPath } from './person-path.ts';
import { repeatHeader, scopedKey } from './repeats.ts';

/** Not required as a whole, so that each content type is checked by its own contract; without a body there is nothing to check, and it is refused. */
const learnBody = {
  required: false,
  content: { 'application/json': { schema: learnRequestSchema }, [formType]: learnForm },
};

const mostBytes = 32 * 2 ** 20;

const learn = apiRoute(
  { scopes: ['learn'], bodyBytes: mostBytes, refusals: [409] },
  {
    method: 'post',
    path: '/people/{person}/learn',
    operationId: 'learn',
    tags: ['learning'],
    summary: 'Hands texts or files over to be learned from, as a job; the person may be new',
    request: { params: personPath, headers: repeatHeader, body: learnBody },
    responses: {
      202: {
        ...jsonAnswer('The job', jobSchema),
        headers: { Location: { description: 'Where the job is', required: true, schema: { type: 'string' } } },
      },
    },
  },
);

const estimate = apiRoute(
  { scopes: ['learn'], bodyBytes: mostBytes },
  {
    method: 'post',
    path: '/people/{person}/learn/estimate',
    operationId: 'estimateLearning',
    tags: ['learning'],
    summary: 'What learning would cost; spends and stores nothing',
    request: { params: personPath, body: learnBody },
    responses: { 200: jsonAnswer('The estimate', learnEstimateSchema) },
  },
);

export function addLearningRoutes(api: Api, { clientOf }: ApiParts): void {
  api.openapi(learn, (c) => {
    const { jobs } = clientOf(c.get('principal').workspace);
    return withLearnInput(c, c.req.valid('param').person, async (options) => {
      const { job } = await jobs.enqueue({ ...options, ...scopedKey(c) });
      return c.json(job, 202, { location: `${apiBase}/jobs/${job.id}` });
    });
  });

  api.openapi(estimate, (c) => {
    const client = clientOf(c.get('principal').workspace);
    return withLearnInput(c, c.req.valid('param').person, async (options) =>
      c.json(await client.estimateLearning(options), 200),
    );
  });
}
