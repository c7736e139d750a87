import type { MiddlewareHandler } from 'hono';
import type { Access } from '../access.ts';
import type { AppEnv } from '../app-env.ts';
import { refuse } from '../refusal.ts';
import { retryAfter } from '../retry-after.ts';

/** Refuses a request that is beyond what its workspace, or the token of one person, may ask for in a minute; says when to come again. */
export function limitUse(access: Access): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const admission = await access.admit(c.get('principal'));
    if (admission.kind === 'admitted') return next();
    const headers = retryAfter(admission.retryAfterMs);
    const message = `More requests than a minute allows here. Try again in ${headers['retry-after']} s.`;
    return refuse(c.req.path, { status: 429, code: 'rate_limit_exceeded', message, headers }, c.get('requestId'));
  };
}
