import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../app-env.ts';

/** Headers of every answer: whose request it was, and that browsers make nothing else of it than what it says it is. */
export function secureAnswer(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next();
    const { headers } = c.res;
    const id = c.get('requestId');
    headers.set('x-hyperalign-request-id', id);
    // An upstream's own id is what its vendor asks for.
    if (!headers.has('x-request-id')) headers.set('x-request-id', id);
    headers.set('x-content-type-options', 'nosniff');
    headers.set('x-frame-options', 'DENY');
    headers.set('referrer-policy', 'no-referrer');
    headers.set('cross-origin-resource-policy', 'same-origin');
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
    if (!headers.has('content-security-policy'))
      headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  };
}
