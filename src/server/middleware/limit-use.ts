import type { MiddlewareHandler } from 'hono';
import type { Access, Admission } from '../access.ts';
import type { AppEnv } from '../app-env.ts';
import { type Refusal, refuse } from '../refusal.ts';

/** Refuses a request that is beyond what its workspace, or the token of one person, may ask for; says when to come again. */
export function limitUse(access: Access): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const use = c.req.method === 'POST' && usesModel.test(c.req.path) ? 'model' : 'no-model';
    const admission = await access.admit(c.get('principal'), use);
    if (admission.kind === 'admitted') return next();
    return refuse(c.req.path, refusalOf(admission), c.get('requestId'));
  };
}

/** Paths under which a model may be asked: the proxy, and what learns or writes. */
const usesModel = /^\/v1\/|^\/mcp$|^\/api\/v1\/(?:.*\/)?(?:write|learn|edits)$/;

function refusalOf({ kind, retryAfterMs }: Exclude<Admission, { readonly kind: 'admitted' }>): Refusal {
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
  return {
    status: 429,
    ...(kind === 'too-many'
      ? { code: 'rate_limit_exceeded', message: `More requests than a minute allows here. Try again in ${seconds} s.` }
      : { code: 'budget_spent', message: `The tokens of this day are used up. Models answer again in ${seconds} s.` }),
    headers: { 'retry-after': String(seconds) },
  };
}
