import type { Spending } from '../../engine/access/spending.ts';
import type { Tracer } from '../../ports/tracer.ts';
import { meteredUpstream } from './metering/metered-upstream.ts';
import { tracedUpstream } from './tracing/traced-upstream.ts';
import type { Upstream } from './upstream.ts';

export interface WatchedParts {
  readonly upstream: Upstream;
  readonly workspaces: { readonly spending: Pick<Spending, 'admit' | 'noteProxied'> };
  readonly tracer?: Tracer;
}

/** The upstream as requests reach it: its tokens count, and what it is asked is traced where there is a tracer. A request that may not be asked is no span. */
export function watchedUpstream({ upstream, workspaces, tracer }: WatchedParts): Upstream {
  const traced = tracer === undefined ? upstream : tracedUpstream(upstream, tracer);
  return meteredUpstream(traced, workspaces.spending);
}
