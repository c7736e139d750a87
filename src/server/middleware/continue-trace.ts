import type { MiddlewareHandler } from 'hono';
import type { Tracer } from '../../ports/tracer.ts';
import type { AppEnv } from '../app-env.ts';
import { sentHeaders } from '../sent-headers.ts';

/** Lets what a request begins take part in the trace that its caller names (`traceparent`, `tracestate`). */
export function continueTrace(tracer: Tracer): MiddlewareHandler<AppEnv> {
  return (c, next) => tracer.continued(sentHeaders(c), next);
}
