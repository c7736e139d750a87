import { Hono } from 'hono';
import type { AppEnv } from '../app-env.ts';
import type { Metrics } from '../metrics.ts';
import { requireScope } from '../middleware/require-scope.ts';
import { refuse } from '../refusal.ts';

/** `/metrics` for Prometheus. Counts of a whole server are for those who may read. */
export function metricsRoutes(metrics: Metrics): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/metrics', requireScope('read'), async (c) => {
    if (c.get('principal').person !== null)
      return refuse(c.req.path, {
        status: 403,
        code: 'not_allowed',
        message: 'The key of this request belongs to one person, and these are counts of the whole server.',
      });
    return c.body(await metrics.text(), 200, { 'content-type': metrics.contentType });
  });
  return routes;
}
