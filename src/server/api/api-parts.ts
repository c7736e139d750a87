import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Hyperalign } from '../../hyperalign.ts';
import type { ApiEnv } from './api-env.ts';

/** What the API is made of. It keeps nothing between requests but answers that may be asked for again. */
export interface ApiParts {
  /** The client of a workspace; cheap, and the same one each time. */
  readonly clientOf: (workspace: string) => Hyperalign;
  /** Milliseconds between the comments that keep a stream of events open. */
  readonly heartbeatMs: number;
}

export type Api = OpenAPIHono<ApiEnv>;
