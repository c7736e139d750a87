import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../app-env.ts';
import { isLoopback } from '../loopback.ts';
import { refuse } from '../refusal.ts';

export interface GuardOptions {
  /** Whether only this machine reaches the server; then only names of this machine are answered, so that no page of a foreign name can be turned to it. */
  readonly loopbackOnly: boolean;
  /** Further host names, without port, that a request may name. */
  readonly hosts: readonly string[];
  /** Origins of pages that may call, such as `https://app.example.com`. None by default. */
  readonly origins: readonly string[];
}

/** Refuses requests that a browser sends for a page which has no business here. Answers preflights of the pages that have. */
export function guardOrigin({ loopbackOnly, hosts, origins }: GuardOptions): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    const name = host.replace(/:\d*$/, '').toLowerCase();
    if (loopbackOnly && !isLoopback(name) && !hosts.includes(name))
      return refuse(c.req.path, {
        status: 403,
        code: 'foreign_host',
        message: `This server answers under names of this machine, and the request names ${JSON.stringify(name.slice(0, 100))}. Start it with --allow-host to add a name.`,
      });
    const origin = c.req.header('origin');
    if (origin === undefined || isOwn(origin, host)) return next();
    if (!origins.includes(origin))
      return refuse(c.req.path, {
        status: 403,
        code: 'foreign_origin',
        message: `Pages of ${JSON.stringify(origin.slice(0, 100))} may not call this server. Start it with --allow-origin to let them.`,
      });
    if (c.req.method === 'OPTIONS') return new Response(null, { status: 204, headers: preflight(origin) });
    await next();
    c.res.headers.set('access-control-allow-origin', origin);
    c.res.headers.set('access-control-expose-headers', exposed);
    c.res.headers.append('vary', 'origin');
    return;
  };
}

function isOwn(origin: string, host: string): boolean {
  return origin === `http://${host}` || origin === `https://${host}`;
}

const exposed =
  'etag, location, retry-after, idempotency-replayed, x-request-id, x-hyperalign-request-id, x-hyperalign-person, x-hyperalign-profile-version, x-hyperalign-delivery';

function preflight(origin: string): Readonly<Record<string, string>> {
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
    'access-control-allow-headers':
      'authorization, content-type, if-match, if-none-match, idempotency-key, last-event-id, x-request-id, x-hyperalign-person, x-hyperalign-register, x-hyperalign-delivery',
    'access-control-max-age': '600',
    vary: 'origin',
  };
}
