import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Principal } from '../../contracts/access.ts';
import type { AuditedAction } from '../../engine/access/record-audit.ts';
import type { Hyperalign } from '../../hyperalign.ts';
import type { Clock } from '../../ports/clock.ts';
import type { IdempotencyStore } from '../../ports/idempotency-store.ts';
import type { ApiEnv } from './api-env.ts';

/** What the API is made of. It keeps nothing between requests but answers that may be asked for again. */
export interface ApiParts {
  /** The client of a workspace; cheap, and the same one each time. */
  readonly clientOf: (workspace: string) => Hyperalign;
  /** Records of requests that may come twice, over all processes. */
  readonly idempotency: IdempotencyStore;
  readonly clock: Clock;
  /** Keeps an entry of the audit log. */
  readonly record: (by: Principal, action: AuditedAction) => Promise<unknown>;
  /** Milliseconds between the comments that keep a stream of events open. */
  readonly heartbeatMs: number;
}

export type Api = OpenAPIHono<ApiEnv>;
