import { isHyperalignError } from '../errors.ts';
import { statusOf } from './error-status.ts';
import { retryAfterOf } from './retry-after.ts';

/** Why a request is not served. */
export interface Refusal {
  readonly status: number;
  /** A word a program can branch on. */
  readonly code: string;
  /** What happened, with which value, and what to do. */
  readonly message: string;
  /** The field of the body it is about; null where it is about none. */
  readonly param?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a thrown error is to a client. What this package did not throw on purpose is told without its words, which may hold anything. */
export function refusalOf(error: unknown): Refusal {
  if (isHyperalignError(error)) {
    const { param } = error.details;
    return {
      ...{ status: statusOf[error.code], code: error.code, message: error.message },
      ...(typeof param === 'string' ? { param } : {}),
      headers: retryAfterOf(error.details),
    };
  }
  return {
    status: 500,
    code: 'internal_error',
    message: 'The server made a mistake. Its log names this request by its id.',
  };
}

/** The answer in the shape that clients of the path read: that of the OpenAI API, or problem+json (RFC 9457), which names the request by its id. */
export function refuse(path: string, refusal: Refusal, requestId?: string): Response {
  const openAi = speaksOpenAi(path);
  return new Response(JSON.stringify(openAi ? openAiError(refusal) : problem(refusal, requestId)), {
    status: refusal.status,
    headers: { 'content-type': openAi ? 'application/json' : 'application/problem+json', ...refusal.headers },
  });
}

/** Families of paths under `/v1` that clients of the OpenAI API know, those that are not served included. */
const families =
  'audio|batches|chat|completions|embeddings|files|fine_tuning|images|models|moderations|responses|uploads';
const openAiPath = new RegExp(`^/v1/(${families})(/|$)`);

export function speaksOpenAi(path: string): boolean {
  return openAiPath.test(path);
}

export function openAiError({ status, code, message, param = null }: Refusal) {
  return { error: { message, type: typeOf(status), param, code } };
}

function typeOf(status: number): string {
  if (status === 401) return 'authentication_error';
  if (status === 403) return 'permission_error';
  if (status === 429) return 'rate_limit_error';
  return status < 500 ? 'invalid_request_error' : 'server_error';
}

function problem({ status, code, message, param = null }: Refusal, requestId?: string) {
  return {
    type: 'about:blank',
    title: titles[status] ?? 'Error',
    status,
    code,
    detail: message,
    ...(requestId === undefined ? {} : { instance: requestId }),
    ...(param === null ? {} : { param }),
  };
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  507: 'Insufficient Storage',
};
