import { ApiError, errorIn } from './api-error.ts';

export interface ClientOptions {
  /** Where the server is, such as `http://127.0.0.1:8787`. */
  readonly baseUrl: string;
  /** Sent as bearer token; left out where a server asks for none. */
  readonly key?: string;
  /** Default: the global one. */
  readonly fetch?: typeof fetch;
  /** Waits between two tries; default: by the timer of the platform. Rejects when the signal says so. */
  readonly pause?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Further tries of a request that is safe to repeat; default 2. */
  readonly retries?: number;
}

export interface RequestOptions {
  readonly signal?: AbortSignal;
}

/** Options of a request that makes something: with a key it may be repeated, and is. */
export interface RepeatableOptions extends RequestOptions {
  readonly idempotencyKey?: string;
}

/** Options of a change of a profile. */
export interface ChangeOptions extends RequestOptions {
  /** The ETag of the profile that the change is made for. */
  readonly ifMatch?: string;
}

export interface Call extends RepeatableOptions, ChangeOptions {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** Sent as JSON, or as a form. */
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a call and gives the answer of a success. Throws `ApiError`; an aborted signal rejects with its reason. */
export type Send = (call: Call) => Promise<Response>;

const firstPauseMs = 250;
/** Who is asked to wait longer is told at once, and may do something else meanwhile. */
const longestPauseMs = 10_000;
/** What may pass by itself: too many requests, and a server that is starting, stopping or behind something that is. */
const passing: readonly number[] = [429, 502, 503, 504];
/** The same request is being worked on, such as one whose connection broke: its answer is kept and comes with a later try. */
const underWay = 'request_under_way';

export function openTransport({ baseUrl, key, fetch: ask, pause = pauseFor, retries = 2 }: ClientOptions): Send {
  const base = `${baseUrl.replace(/\/+$/, '')}/api/v1`;
  return async (call) => {
    // The global is looked up at each call, so that a page may replace it.
    const send = () => (ask ?? fetch)(urlOf(base, call), requestOf(call, key));
    for (let tried = 0; ; tried += 1) {
      const answer = await send().catch((cause: unknown) => unreachable(call, cause));
      if (answer instanceof Response && answer.ok) return answer;
      const error = answer instanceof Response ? await errorIn(answer) : answer;
      const wait = Math.max(firstPauseMs * 2 ** tried, error.retryAfterMs ?? 0);
      const tries = mayRepeat(call) || wasNotBegun(error) ? retries : 0;
      if (tried >= tries || !mayPass(error) || wait > longestPauseMs) throw error;
      await pause(wait, call.signal);
    }
  };
}

function mayPass({ status, code }: ApiError): boolean {
  return status === null || passing.includes(status) || code === underWay;
}

/** Requests beyond those of a minute are refused before anything is done, whatever they ask for; one without tokens may have spent some first. */
function wasNotBegun({ limit }: ApiError): boolean {
  return limit === 'requestsPerMinute';
}

/** Reading changes nothing; PUT and DELETE done twice do what once does; anything else needs a key, by which the server knows it again. */
function mayRepeat({ method, idempotencyKey, ifMatch }: Call): boolean {
  if (idempotencyKey !== undefined) return true;
  // The first try of a conditional change may have made the version that the second would be refused for.
  return ifMatch === undefined && ['GET', 'PUT', 'DELETE'].includes(method);
}

function urlOf(base: string, { path, query = {} }: Call): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.append(name, String(value));
  return given.size === 0 ? `${base}${path}` : `${base}${path}?${given}`;
}

function requestOf(
  { method, body, headers, idempotencyKey, ifMatch, signal }: Call,
  key: string | undefined,
): RequestInit {
  return {
    method,
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  };
}

function unreachable({ signal }: Call, cause: unknown): ApiError {
  signal?.throwIfAborted();
  return new ApiError('unreachable', 'The server cannot be reached. Check its address, and that it runs.', { cause });
}

function pauseFor(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

/** The JSON of an answer, which is of the contract that the server checks its answers by. */
export async function jsonOf<Body>(answer: Response): Promise<Body> {
  return (await answer.json()) as Body;
}
