import type { MiddlewareHandler } from 'hono';
import type { Scope } from '../../contracts/access.ts';
import type { AppEnv } from '../app-env.ts';
import { refuse } from '../refusal.ts';

/** Lets a request pass whose key allows this. Stands after `authenticate`. */
export function requireScope(scope: Scope): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (c.get('principal').scopes.includes(scope)) return next();
    return refuse(c.req.path, {
      status: 403,
      code: 'scope_missing',
      message: `This needs a key with the scope "${scope}", and the key of this request has ${c.get('principal').scopes.join(', ') || 'none'}.`,
    });
  };
}
