import type { ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { FaultyField, Problem } from '../../contracts/problem.ts';
import { type ErrorCode, type HyperalignError, isHyperalignError } from '../../errors.ts';
import { statusOf } from '../error-status.ts';
import { retryAfterOf } from '../retry-after.ts';
import type { ApiContext, ApiEnv } from './api-env.ts';

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FaultyField[];
  readonly headers?: Readonly<Record<string, string>>;
}

export const problemType = 'application/problem+json';

/** An answer that says why a request is not served. */
export function refuse(c: ApiContext, { headers, ...refusal }: Refusal): Response {
  return new Response(JSON.stringify(problemOf(refusal, c.get('requestId'))), {
    status: refusal.status,
    headers: { ...headers, 'content-type': problemType },
  });
}

export function problemOf({ status, code, detail, errors }: Refusal, requestId: string): Problem {
  return {
    type: 'about:blank',
    title: titles[status] ?? 'Error',
    ...{ status, code, detail },
    instance: requestId,
    ...(errors === undefined ? {} : { errors }),
  };
}

/** Turns what was thrown into a problem. Whatever this package did not throw on purpose is told without its words, which may hold anything. */
export const answerError: ErrorHandler<ApiEnv> = (error, c) =>
  error instanceof HTTPException && error.res !== undefined ? error.res : refuse(c, refusalOf(error, c));

export function refusalOf(error: unknown, c: ApiContext): Refusal {
  if (isHyperalignError(error)) return ownRefusal(error, c);
  if (error instanceof HTTPException) return httpRefusal(error);
  return {
    status: 500,
    code: 'internal_error',
    detail: 'The server made a mistake. Its log names this request by the id in "instance".',
  };
}

function ownRefusal({ code, message, details }: HyperalignError, c: ApiContext): Refusal {
  const hasPrecondition = code === 'conflict' && c.req.header('if-match') !== undefined;
  const status = hasPrecondition ? 412 : statusOf[code];
  // Messages of what is wrong behind the server may name its files, or repeat what a provider said.
  const told = status >= 500 ? 'The server cannot do this at the moment.' : message;
  return { status, code, detail: sentences[code] ?? told, headers: retryAfterOf(details) };
}

/** What the framework refuses on its own before a handler is asked. */
function httpRefusal({ status }: HTTPException): Refusal {
  if (status === 415) return unsupportedType('application/json');
  if (status === 400)
    return { status, code: 'malformed_body', detail: 'The body cannot be read as what its content type says it is.' };
  return { status, code: 'refused', detail: 'The request cannot be served.' };
}

export function unsupportedType(...types: readonly string[]): Refusal {
  const named = types.map((type) => `"${type}"`).join(' or ');
  return { status: 415, code: 'unsupported_media_type', detail: `Send the body with the content type ${named}.` };
}

/**
 * Words of their own for what is not there, so that nothing can be told from them of other people, and for what is wrong behind the server.
 */
const sentences: Partial<Record<ErrorCode, string>> = {
  person_not_found: 'There is no such person in this workspace.',
  profile_not_found: 'The person has no such profile version.',
  hypothesis_not_found: 'The profile holds no such hypothesis.',
  sample_not_found: 'The person has no such sample.',
  job_not_found: 'There is no such job in this workspace.',
  path_not_found: 'There is no such file.',
  model_not_configured: 'This server runs without a model, and this needs one.',
  model_unavailable: 'The model cannot be reached. Try again later.',
  model_failed: 'The model failed. Try again, or ask for less.',
  weights_missing: 'The model of this server is not ready: its weights are missing.',
  weights_damaged: 'The model of this server is not ready: its weights are damaged.',
  runtime_missing: 'The model of this server is not ready: its runtime is missing.',
  fetch_failed: 'The model of this server could not be fetched.',
  store_unavailable: 'The store cannot be used at the moment. Try again later.',
  store_damaged: 'The store of this server is damaged. Its log names this request by the id in "instance".',
  storage_full: 'The store of this server is full.',
  aborted: 'The request was stopped before it was answered.',
};

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  499: 'Client Closed Request',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  507: 'Insufficient Storage',
};
