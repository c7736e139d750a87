import type { Context, MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { matchedRoutes } from 'hono/route';
import { isHyperalignError } from '../../errors.ts';
import type { AccessLog } from '../access-log.ts';
import type { AppEnv } from '../app-env.ts';
import type { Metrics } from '../metrics.ts';

export interface ObserveParts {
  readonly metrics: Metrics;
  readonly log: AccessLog;
}

/** Counts and logs a request once its answer is over, streams included. */
export function observe(parts: ObserveParts): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next();
    const { streamed } = c.get('timing');
    const answeredAt = performance.now();
    if (streamed === null) return record(parts, c, answeredAt);
    parts.metrics.streamOpened();
    streamed.finally(() => {
      parts.metrics.streamClosed();
      record(parts, c, answeredAt);
    });
  };
}

/** The answer was ready to be handed on at `answeredAt`. */
function record({ metrics, log }: ObserveParts, c: Context<AppEnv>, answeredAt: number): void {
  const { startedAt, purpose, upstreamAskedAt, upstreamAnsweredAt } = c.get('timing');
  // Middleware matches as `/*`, before and after what answers.
  const route = matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? 'unmatched';
  const { method } = c.req;
  const { status } = c.res;
  const total = performance.now() - startedAt;
  const upstream =
    upstreamAskedAt === null || upstreamAnsweredAt === null ? null : upstreamAnsweredAt - upstreamAskedAt;
  metrics.observe({
    ...{ method: knownMethod(method), route, purpose, status, seconds: total / 1000 },
    upstreamSeconds: upstream === null ? null : upstream / 1000,
    addedSeconds: upstream === null ? null : (answeredAt - startedAt - upstream) / 1000,
  });
  log({
    time: new Date().toISOString(),
    requestId: c.get('requestId'),
    ...{ method: knownMethod(method), route, status },
    ms: Math.round(total * 10) / 10,
    // A request that was refused at the door has no principal.
    workspace: (c.get('principal') as { readonly workspace: string } | undefined)?.workspace ?? null,
    fault: faultOf(c.error),
  });
}

/** Clients may send any word as a method; each would be a label of its own. */
function knownMethod(method: string): string {
  return ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].includes(method) ? method : 'other';
}

/** The message may hold text of a request, the first place in the code does not. */
function faultOf(error: unknown): string | null {
  if (!(error instanceof Error) || isHyperalignError(error)) return null;
  // The framework's way to refuse a request.
  if (error instanceof HTTPException && error.status < 500) return null;
  const place = /^ +at .*$/m.exec(error.stack ?? '')?.[0].trim() ?? 'no place';
  return `${error.name} ${place}`;
}
