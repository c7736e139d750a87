import { Hono } from 'hono';
import type { Principal } from '../contracts/access.ts';
import type { Spending } from '../engine/access/spending.ts';
import type { Hyperalign } from '../hyperalign.ts';
import type { Tracer } from '../ports/tracer.ts';
import type { Access } from './access.ts';
import type { AccessLog } from './access-log.ts';
import type { ApiParts } from './api/api-parts.ts';
import { createApi } from './api/create-api.ts';
import type { AppEnv } from './app-env.ts';
import { openMetrics } from './metrics.ts';
import { authenticate } from './middleware/authenticate.ts';
import { continueTrace } from './middleware/continue-trace.ts';
import { guardOrigin } from './middleware/guard-origin.ts';
import { limitBody } from './middleware/limit-body.ts';
import { limitUse } from './middleware/limit-use.ts';
import { markRequest } from './middleware/mark-request.ts';
import { observe } from './middleware/observe.ts';
import { secureAnswer } from './middleware/secure-answer.ts';
import { proxyRoutes } from './proxy/proxy-routes.ts';
import type { ProxySteering } from './proxy/steer-chat.ts';
import type { Upstream } from './proxy/upstream.ts';
import { watchedUpstream } from './proxy/watched-upstream.ts';
import { refusalOf, refuse } from './refusal.ts';
import { choicesRoutes } from './routes/choices.ts';
import { healthRoutes } from './routes/health.ts';
import { metricsRoutes } from './routes/metrics.ts';

/** What an app is made of. */
export interface AppParts {
  readonly workspaces: {
    client(workspace: string): Hyperalign;
    /** Resolves when the store answers. */
    check(): Promise<void>;
    /** What models cost, and whether they may be asked: also what stands behind the proxy. */
    readonly spending: Pick<Spending, 'admit' | 'noteProxied'>;
  };
  readonly access: Access;
  readonly upstream: Upstream;
  /** What the HTTP API under `/api/v1` needs besides, and with it the page `/choices`. Default: there are neither. */
  readonly api?: Pick<ApiParts, 'idempotency' | 'clock' | 'record'>;
  /** Answers `/mcp`, the Model Context Protocol, for a principal. Default: there is no such path. */
  readonly mcp?: { fetch(request: Request, principal: Principal): Promise<Response> };
  /** One entry a request. Default: none is kept. */
  readonly log?: AccessLog;
  /** Chat completions of this model are steered by `logit_bias` while it writes for a person. Default: none is. */
  readonly steering?: ProxySteering;
  /** Where spans go, as of `createWorkspaces`. Default: nothing is traced. */
  readonly tracer?: Tracer;
  /** Whether only this machine reaches the server; default true. Then requests must name this machine or one of `hosts`. */
  readonly loopbackOnly?: boolean;
  /** Further host names that requests may name, without port. */
  readonly hosts?: readonly string[];
  /** Origins of pages that may call; default none. */
  readonly origins?: readonly string[];
  /** Largest body of a request to the proxy, in bytes; default 32 MiB, since pictures come in them. */
  readonly proxyBodyBytes?: number;
  /** Whether the server is about to end; default never. */
  readonly isStopping?: () => boolean;
}

const usualProxyBody = 32 * 1024 * 1024;

/** Largest body of every other request, in bytes. */
const usualBody = 5 * 1024 * 1024;

/** The app of every request, to be called directly; `createServer` serves it. */
export function createApp(parts: AppParts): Hono<AppEnv> {
  return assembleApp({ ...parts, upstream: watchedUpstream(parts) });
}

/** The same before an upstream that is watched already. */
export function assembleApp(parts: AppParts): Hono<AppEnv> {
  const { workspaces, access, upstream, tracer, log = () => undefined } = parts;
  const metrics = openMetrics();
  const app = new Hono<AppEnv>();
  app.use(
    markRequest(),
    observe({ metrics, log }),
    secureAnswer(),
    guardOrigin({ loopbackOnly: parts.loopbackOnly ?? true, hosts: parts.hosts ?? [], origins: parts.origins ?? [] }),
  );
  app.route('/', healthRoutes({ checkStore: workspaces.check, isStopping: parts.isStopping ?? (() => false) }));
  if (parts.api !== undefined) app.route('/', choicesRoutes());
  app.use(authenticate(access), limitUse(access));
  app.route('/', metricsRoutes(metrics));
  if (tracer !== undefined) app.use(continueTrace(tracer));
  app.route(
    '/v1',
    proxyRoutes({
      ...{ upstream, client: workspaces.client, bodyBytes: parts.proxyBodyBytes ?? usualProxyBody },
      ...(parts.steering === undefined ? {} : { steering: parts.steering }),
    }),
  );
  if (parts.api !== undefined)
    app.route('/', createApi({ ...parts.api, clientOf: workspaces.client, heartbeatMs: 15_000 }));
  // After the proxy and the API, which bound their larger bodies themselves.
  app.use(limitBody(usualBody));
  const { mcp } = parts;
  if (mcp !== undefined) app.all('/mcp', (c) => mcp.fetch(c.req.raw, c.get('principal')));
  app.notFound((c) =>
    refuse(c.req.path, {
      status: 404,
      code: 'not_found',
      message: `There is nothing at ${c.req.method} ${c.req.path} here.`,
    }),
  );
  app.onError((error, c) => refuse(c.req.path, refusalOf(error), c.get('requestId')));
  return app;
}
