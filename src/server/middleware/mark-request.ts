import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../app-env.ts';

/** Gives a request its id, the caller's own where it can stand in a log, and starts its clock. */
export function markRequest(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const given = c.req.header('x-request-id') ?? '';
    c.set('requestId', /^[\w.-]{1,64}$/.test(given) ? given : randomUUID());
    c.set('timing', {
      startedAt: performance.now(),
      purpose: 'api',
      upstreamAskedAt: null,
      upstreamAnsweredAt: null,
      streamed: null,
    });
    await next();
  };
}
