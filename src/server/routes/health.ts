import { Hono } from 'hono';
import type { AppEnv } from '../app-env.ts';

export interface HealthParts {
  /** Resolves when the store answers. */
  readonly checkStore: () => Promise<void>;
  /** Whether the server is about to end and should get no more requests. */
  readonly isStopping: () => boolean;
}

/** `/healthz`: the process answers. `/readyz`: requests can be served. Both are open to everybody and tell no names. */
export function healthRoutes({ checkStore, isStopping }: HealthParts): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/healthz', (c) => c.json({ status: 'ok' }));
  routes.get('/readyz', async (c) => {
    const store = await checkStore().then(
      () => 'answers' as const,
      () => 'does-not-answer' as const,
    );
    const ready = store === 'answers' && !isStopping();
    const status = ready ? 'ready' : isStopping() ? 'stopping' : 'not-ready';
    return c.json({ status, store, upstream: 'configured' }, ready ? 200 : 503);
  });
  return routes;
}
