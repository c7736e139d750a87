import type { Problem } from '../contracts/problem.ts';
import type { WorkspaceLimits } from '../contracts/workspace-limits.ts';

/** What the server, or the way to it, refused. Callers branch on `code`; people read `message`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** The server's word, such as `person_not_found`; `unreachable` where no answer came, `unreadable_answer` where it is none of this API. */
  readonly code: string;
  /** Null where no answer came. */
  readonly status: number | null;
  /** The id that the server's log names, or null. */
  readonly requestId: string | null;
  /** What is wrong with the request, field by field. */
  readonly errors: NonNullable<Problem['errors']>;
  /** The limit of the workspace that was reached: `requestsPerMinute` (code `rate_limit_exceeded`), `tokensPerDay` (`budget_spent`), or null. */
  readonly limit: keyof WorkspaceLimits | null;
  /** Milliseconds after which the server says that the same request is worth another try; null where it does not say. */
  readonly retryAfterMs: number | null;

  constructor(
    code: string,
    message: string,
    { status = null, requestId = null, errors = [], retryAfterMs = null, cause }: ApiErrorContext = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.status = status;
    this.requestId = requestId;
    this.errors = errors;
    this.limit = limitOf[code] ?? null;
    this.retryAfterMs = retryAfterMs;
  }
}

export interface ApiErrorContext {
  readonly status?: number | null;
  readonly requestId?: string | null;
  readonly errors?: Problem['errors'];
  readonly retryAfterMs?: number | null;
  readonly cause?: unknown;
}

const limitOf: Readonly<Record<string, keyof WorkspaceLimits | undefined>> = {
  rate_limit_exceeded: 'requestsPerMinute',
  budget_spent: 'tokensPerDay',
};

export function errorOf(problem: Problem): ApiError {
  const { code, detail, status, instance, errors } = problem;
  return new ApiError(code, detail, { status, requestId: instance, ...(errors === undefined ? {} : { errors }) });
}

/** The error of an answer that is no success. */
export async function errorIn(answer: Response): Promise<ApiError> {
  const said = (await answer.json().catch(() => null)) as Partial<Problem> | null;
  const requestId = said?.instance ?? answer.headers.get('x-request-id');
  const told = { status: answer.status, requestId, retryAfterMs: retryAfterMs(answer) };
  if (typeof said?.code === 'string' && typeof said.detail === 'string') {
    const { code, detail, errors } = said;
    return new ApiError(code, detail, { ...told, ...(errors === undefined ? {} : { errors }) });
  }
  return new ApiError('unreadable_answer', `The server answered ${answer.status}, and not as this API does.`, told);
}

/** A date is left aside: it would compare two clocks. */
function retryAfterMs({ headers }: Response): number | null {
  const seconds = headers.get('retry-after') ?? '';
  return /^\d+$/.test(seconds) ? Number(seconds) * 1000 : null;
}
