import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { promptOwner } from '../../engine/prompt-owner.ts';
import type { Hyperalign } from '../../hyperalign.ts';
import type { AppEnv } from '../app-env.ts';
import { requireScope } from '../middleware/require-scope.ts';
import { readBody, tooLarge } from '../read-body.ts';
import { refuse } from '../refusal.ts';
import { forward } from './forward.ts';
import type { Inserted } from './insert-guidance.ts';
import { type JsonBody, parseJsonBody } from './json-body.ts';
import { asksForForm, personalizeChat } from './personalize-chat.ts';
import { asksForFormInResponses, personalizeResponses } from './personalize-responses.ts';
import { headersOf, toldOfPerson } from './told-of-person.ts';
import type { Endpoint, Upstream } from './upstream.ts';

export interface ProxyParts {
  readonly upstream: Upstream;
  readonly client: (workspace: string) => Hyperalign;
  /** Largest body, in bytes. */
  readonly bodyBytes: number;
}

/** How one kind of request is personalised. */
interface Personalizing {
  readonly endpoint: Endpoint;
  readonly insert: (body: JsonBody, guidance: Inserted) => string;
  readonly asksForForm: (body: JsonBody) => boolean;
}

const chat: Personalizing = { endpoint: 'chat', insert: personalizeChat, asksForForm };
const responses: Personalizing = {
  endpoint: 'responses',
  insert: personalizeResponses,
  asksForForm: asksForFormInResponses,
};

/** What clients of the OpenAI API ask for, below `/v1`. */
export function proxyRoutes(parts: ProxyParts): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const asked = (endpoint: Endpoint): readonly [MiddlewareHandler<AppEnv>, MiddlewareHandler<AppEnv>] => [
    purpose(endpoint),
    requireScope('write'),
  ];
  routes.post('/chat/completions', ...asked('chat'), jsonOnly, (c) => personalized(parts, c, chat));
  routes.post('/responses', ...asked('responses'), jsonOnly, (c) => personalized(parts, c, responses));
  routes.post('/completions', ...asked('completions'), jsonOnly, (c) => passed(parts, c, 'completions'));
  routes.post('/embeddings', ...asked('embeddings'), jsonOnly, (c) => passed(parts, c, 'embeddings'));
  routes.get('/models', ...asked('models'), (c) => passed(parts, c, 'models'));
  routes.get('/models/:model{.+}', ...asked('models'), (c) => passed(parts, c, 'models'));
  return routes;
}

async function personalized(parts: ProxyParts, c: Context<AppEnv>, how: Personalizing): Promise<Response> {
  const bytes = await readBody(c, parts.bodyBytes);
  if (bytes === null) return refuse(c.req.path, tooLarge(parts.bodyBytes));
  const body = parseJsonBody(bytes);
  const principal = c.get('principal');
  const told = await toldOfPerson({
    principal,
    client: parts.client(principal.workspace),
    header: (name) => c.req.header(name),
    user: body.value['user'],
    form: how.asksForForm(body),
    usual: () => parts.upstream.delivery(),
  });
  if (told.kind === 'refused') return refuse(c.req.path, told.refusal);
  const { endpoint } = how;
  const headers = headersOf(told);
  if (told.kind === 'nobody') return forward(parts.upstream, c, { endpoint, body: body.text, guided: null, headers });
  const { person, turns } = told.guidance;
  return forward(parts.upstream, c, {
    ...{ endpoint, body: how.insert(body, told.guidance), headers },
    guided: { owner: () => promptOwner({ workspace: principal.workspace, person }), exchanges: turns.length },
  });
}

/** What is no conversation goes on as it came. */
async function passed(parts: ProxyParts, c: Context<AppEnv>, endpoint: Endpoint): Promise<Response> {
  // Not by the method: a HEAD arrives here as a GET would.
  const asking = endpoint === 'models';
  const body = asking ? null : await readBody(c, parts.bodyBytes);
  if (body === null && !asking) return refuse(c.req.path, tooLarge(parts.bodyBytes));
  return forward(parts.upstream, c, { endpoint, body, guided: null, headers: { 'x-hyperalign-person': 'none' } });
}

function purpose(endpoint: Endpoint): MiddlewareHandler<AppEnv> {
  return (c, next) => {
    c.get('timing').purpose = endpoint;
    return next();
  };
}

const jsonOnly: MiddlewareHandler<AppEnv> = async (c, next) => {
  const type = c.req.header('content-type') ?? '';
  const encoding = c.req.header('content-encoding') ?? 'identity';
  if (/^application\/json *(;|$)/i.test(type) && encoding === 'identity') return next();
  const what =
    encoding === 'identity'
      ? `the content type ${JSON.stringify(type.slice(0, 60))}`
      : `the content encoding ${JSON.stringify(encoding.slice(0, 60))}`;
  return refuse(c.req.path, {
    status: 415,
    code: 'unsupported_media_type',
    message: `This request has ${what}. Send JSON as it is, with "Content-Type: application/json".`,
  });
};
