import { plainWriteRequestSchema, writeRequestSchema } from '../../contracts/write-request.ts';
import { writeResultSchema, writtenPieceSchema } from '../../contracts/write-result.ts';
import type { WriteOptions } from '../../hyperalign.ts';
import type { ApiContext } from './api-env.ts';
import type { Api, ApiParts } from './api-parts.ts';
import { apiRoute } from './api-route.ts';
import { describeEventData, eventAnswer } from './event-answer.ts';
import { acceptsEvents, eventStream } from './event-stream.ts';
import { given } from './given.ts';
import { jsonBody } from './json-answer.ts';
import { personPath } from './person-path.ts';
import { once, repeatHeader } from './repeats.ts';
import { writeEvents } from './write-events.ts';

const written = {
  200: {
    description:
      'The text and what can be said of it. Asked for as `text/event-stream`: events `text` with pieces as they come, then `result`, or `error` with a problem.',
    content: {
      'application/json': { schema: writeResultSchema },
      ...eventAnswer({ text: writtenPieceSchema, result: writeResultSchema }),
    },
  },
};

const write = apiRoute(
  { scopes: ['write'], before: [once], refusals: [409, 410, 422, 502] },
  {
    method: 'post',
    path: '/people/{person}/write',
    operationId: 'writeText',
    tags: ['writing'],
    summary: 'Writes a text in the person’s voice',
    request: { params: personPath, headers: repeatHeader, body: jsonBody(writeRequestSchema) },
    responses: written,
  },
);

const writePlainly = apiRoute(
  { scopes: ['write'], bound: 'nobody', before: [once], refusals: [409, 410, 422, 502] },
  {
    method: 'post',
    path: '/write',
    operationId: 'writePlainText',
    tags: ['writing'],
    summary: 'Writes a text without a profile, to compare with',
    request: { headers: repeatHeader, body: jsonBody(plainWriteRequestSchema) },
    responses: written,
  },
);

export function addWritingRoutes(api: Api, parts: ApiParts): void {
  describeEventData(api, writtenPieceSchema);

  api.openapi(write, (c) => answerWriting(c, parts, { ...given(c.req.valid('json')), ...c.req.valid('param') }));

  api.openapi(writePlainly, (c) => answerWriting(c, parts, { ...given(c.req.valid('json')), person: null }));
}

/** The result at once, or in pieces where the caller accepts events. Writing stops when the caller goes. */
async function answerWriting(c: ApiContext, { clientOf, heartbeatMs }: ApiParts, asked: WriteOptions) {
  const client = clientOf(c.get('principal').workspace);
  const gone = new AbortController();
  const options = { ...asked, signal: AbortSignal.any([c.req.raw.signal, gone.signal]) };
  if (!acceptsEvents(c)) return c.json(await client.write(options), 200);
  const events = await writeEvents(client, options);
  return eventStream(c, { events, heartbeatMs, onGone: () => gone.abort() });
}
