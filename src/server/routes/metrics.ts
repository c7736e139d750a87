import { Hono } from 'hono';
import type { AppEnv } from '../app-env.ts';
import type { Metrics } from '../metrics.ts';
import { requireScope } from '../middleware/require-scope.ts';

/** `/metrics` for Prometheus. Counts of a whole server are for those who may read. */
export function metricsRoutes(metrics: Metrics): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/metrics', requireScope('read'), async (c) =>
    c.body(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  );
  return routes;
}
