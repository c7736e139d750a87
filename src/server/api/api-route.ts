import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Scope } from '../../contracts/access.ts';
import { identifierSchema } from '../../contracts/identifiers.ts';
import { problemSchema } from '../../contracts/problem.ts';
import type { ApiContext, ApiEnv } from './api-env.ts';
import { problemType, refuse } from './problem.ts';

/** Where the API is mounted. */
export const apiBase = '/api/v1';

export interface RouteAccess {
  /** One of these is enough; empty: any key. */
  readonly scopes: readonly Scope[];
  /**
   * Whom a token of one person reaches here. A path that names a person decides by itself: that person. Elsewhere `filtered` says that the handler shows
   * nothing of other people, `nobody` that nothing of anybody is shown, and `refused` that such a token has no business here.
   */
  readonly bound?: 'filtered' | 'nobody' | 'refused';
  /** Largest body in bytes; default 1 MiB. */
  readonly bodyBytes?: number;
  /** Further statuses that the route may refuse with, besides those every route has. */
  readonly refusals?: readonly number[];
  readonly before?: readonly MiddlewareHandler<ApiEnv>[];
}

type Config<Path extends string> = Omit<RouteConfig, 'path'> & { readonly path: Path; readonly operationId: string };

const oneMebibyte = 2 ** 20;

/**
 * A route with its protection: a key with a scope, a person that the key reaches, a body of bounded size. A path that names no person has to say what a token of
 * one person may do there, so that no route goes without.
 */
export function apiRoute<Path extends string, Route extends Config<Path>>(
  access: RouteAccess,
  config: Route & { readonly path: Path },
): ReturnType<typeof createRoute<Path, Route & { readonly path: Path }>> {
  const namesPerson = config.path.includes('{person}');
  if (!namesPerson && access.bound === undefined)
    throw new RangeError(`${config.path} does not say what a token of one person may do there`);
  const { scopes, bodyBytes = oneMebibyte, before = [], refusals = [] } = access;
  const statuses = [
    ...[400, 401, 403, 429, 500, 503],
    ...(config.method === 'get' ? [] : [507]),
    ...(config.path.includes('{') ? [404] : []),
    ...(config.request?.body === undefined ? [] : [413, 415]),
    ...refusals,
  ];
  const problems = Object.fromEntries(statuses.toSorted((a, b) => a - b).map((status) => [status, problemAnswer]));
  const guarded = {
    ...config,
    security: [{ bearer: [...scopes] }],
    middleware: [allow(access), limitBody(bodyBytes), ...before],
    responses: { ...config.responses, ...problems },
  };
  // Handlers give the answers of `config` alone; problems come from middleware and from what is thrown.
  return createRoute(guarded) as unknown as ReturnType<typeof createRoute<Path, Route & { readonly path: Path }>>;
}

const problemAnswer = {
  description: 'Why the request was not served',
  content: { [problemType]: { schema: problemSchema } },
};

/** Refuses a key without the scope, and a token of one person at every other person, whether there is one or not. */
function allow({ scopes, bound }: RouteAccess): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    // Whoever mounts the API authenticates first; without that nothing is served.
    const principal = c.get('principal') as ApiEnv['Variables']['principal'] | undefined;
    if (principal === undefined) return refuse(c, noKey);
    if (scopes.length > 0 && !scopes.some((scope) => principal.scopes.includes(scope)))
      return refuse(c, {
        status: 403,
        code: 'scope_missing',
        detail: `This needs a key with the scope ${scopes.map((scope) => `"${scope}"`).join(' or ')}.`,
      });
    if (principal.person !== null && (bound === 'refused' || !reaches(principal.person, c)))
      return refuse(c, notAllowed);
    return next();
  };
}

function reaches(own: string, c: ApiContext): boolean {
  const named = c.req.param('person');
  if (named === undefined) return true;
  const person = identifierSchema.safeParse(named);
  // What is nobody's id is refused as such, by the contract.
  return !person.success || person.data === own;
}

const noKey = {
  status: 401,
  code: 'invalid_api_key',
  detail: 'This server asks for a key. Send one as "Authorization: Bearer KEY".',
  headers: { 'www-authenticate': 'Bearer' },
};

const notAllowed = {
  status: 403,
  code: 'not_allowed',
  detail: 'The key of this request is one person’s, and reaches nothing else.',
};

function limitBody(bytes: number): MiddlewareHandler<ApiEnv> {
  return bodyLimit({
    maxSize: bytes,
    onError: (c: ApiContext) =>
      refuse(c, {
        status: 413,
        code: 'body_too_large',
        detail: `The body is larger than the ${bytes.toLocaleString('en')} bytes that are taken here.`,
      }),
  });
}
