import { z } from 'zod';
import { jobEventSchema, jobSchema, shownJobSchema } from '../../contracts/job.ts';
import { jobsPageSchema, jobsQuerySchema } from '../../contracts/jobs-page.ts';
import { jobIdSchema } from '../../contracts/record-ids.ts';
import { HyperalignError } from '../../errors.ts';
import type { ApiContext } from './api-env.ts';
import type { Api, ApiParts } from './api-parts.ts';
import { apiRoute } from './api-route.ts';
import { describeEventData, eventAnswer } from './event-answer.ts';
import { eventStream } from './event-stream.ts';
import { given } from './given.ts';
import { jobEvents } from './job-events.ts';
import { jsonAnswer } from './json-answer.ts';

const jobPath = z.strictObject({ job: jobIdSchema });

const list = apiRoute(
  { scopes: ['read', 'learn'], bound: 'filtered' },
  {
    method: 'get',
    path: '/jobs',
    operationId: 'listJobs',
    tags: ['jobs'],
    summary: 'The jobs, newest first; a token of one person sees that person’s',
    request: { query: jobsQuerySchema },
    responses: { 200: jsonAnswer('A page of jobs', jobsPageSchema) },
  },
);

const show = apiRoute(
  { scopes: ['read', 'learn'], bound: 'filtered' },
  {
    method: 'get',
    path: '/jobs/{job}',
    operationId: 'showJob',
    tags: ['jobs'],
    summary: 'A job with what came of it, once it is done',
    request: { params: jobPath },
    responses: { 200: jsonAnswer('The job', shownJobSchema) },
  },
);

const cancel = apiRoute(
  { scopes: ['learn'], bound: 'filtered' },
  {
    method: 'post',
    path: '/jobs/{job}/cancel',
    operationId: 'cancelJob',
    tags: ['jobs'],
    summary: 'Stops a job that has not ended; nothing of it is kept',
    request: { params: jobPath },
    responses: { 200: jsonAnswer('The job', jobSchema) },
  },
);

const watch = apiRoute(
  { scopes: ['read', 'learn'], bound: 'filtered' },
  {
    method: 'get',
    path: '/jobs/{job}/events',
    operationId: 'watchJob',
    tags: ['jobs'],
    summary:
      'What happens to a job, as it happens: events `state` and `progress` with a JobEvent each; ends with the job',
    request: {
      params: jobPath,
      headers: z.object({
        'last-event-id': z
          .string()
          .regex(/^\d{1,9}$/, { error: 'use the id of the last event that was read' })
          .optional()
          .meta({ description: 'The id of the last event that was read' }),
      }),
    },
    responses: {
      200: {
        description: 'Server-sent events',
        content: eventAnswer({ state: jobEventSchema, progress: jobEventSchema }),
      },
    },
  },
);

export function addJobRoutes(api: Api, { clientOf, heartbeatMs }: ApiParts): void {
  describeEventData(api, jobEventSchema);

  api.openapi(list, async (c) => {
    const { limit, cursor, person } = c.req.valid('query');
    const { workspace } = c.get('principal');
    const query = given({ limit, after: cursor, person: personShown(c, person) });
    return c.json(await clientOf(workspace).jobs.list(query), 200);
  });

  api.openapi(show, async (c) => c.json(await visibleJob(c, clientOf, c.req.valid('param').job), 200));

  api.openapi(cancel, async (c) => {
    const { id } = await visibleJob(c, clientOf, c.req.valid('param').job);
    return c.json(await clientOf(c.get('principal').workspace).jobs.cancel(id), 200);
  });

  api.openapi(watch, async (c) => {
    const { id } = await visibleJob(c, clientOf, c.req.valid('param').job);
    const gone = new AbortController();
    const after = Number(c.req.valid('header')['last-event-id'] ?? 0);
    const happening = clientOf(c.get('principal').workspace).jobs.events(id, { after, signal: gone.signal });
    return eventStream(c, { events: jobEvents(happening), heartbeatMs, onGone: () => gone.abort() });
  });
}

/** The job, unless the key is a person's and the job another's: then there is none, whether there is or not. */
async function visibleJob(c: ApiContext, clientOf: ApiParts['clientOf'], id: string) {
  const { workspace, person } = c.get('principal');
  const job = await clientOf(workspace).jobs.get(id);
  if (person === null || job.person === person) return job;
  throw new HyperalignError('job_not_found', 'The job is another person’s.');
}

/** Whose jobs are listed. Throws `not_allowed` where a token of one person asks for another's. */
function personShown(c: ApiContext, asked: string | undefined): string | undefined {
  const own = c.get('principal').person;
  if (own === null || asked === undefined || asked === own) return own ?? asked;
  throw new HyperalignError('not_allowed', 'The key of this request is one person’s, and reaches nothing else.');
}
