/**
 * Every way this package fails on purpose. Shells translate a code for their callers (`cli/exit-codes.ts`);
 * the table there does not compile until a new code has its translation.
 */
export type ErrorCode =
  | 'invalid_input'
  | 'path_not_found'
  | 'unreadable_input'
  | 'person_not_found'
  | 'profile_not_found'
  | 'hypothesis_not_found'
  | 'sample_not_found'
  | 'key_not_found'
  | 'not_allowed'
  | 'job_not_found'
  | 'pin_limit'
  | 'model_not_configured'
  | 'model_unavailable'
  | 'model_failed'
  | 'weights_missing'
  | 'weights_damaged'
  | 'runtime_missing'
  | 'fetch_failed'
  | 'upstream_unreachable'
  | 'upstream_timeout'
  | 'store_unavailable'
  | 'store_damaged'
  | 'storage_full'
  | 'budget_exceeded'
  | 'budget_spent'
  | 'conflict'
  | 'aborted';

export interface ErrorContext {
  /** Values a caller may branch on or show. Never holds text a person wrote. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** The one error this package throws. Callers branch on `code`; people read `message`: what happened, to which value, what to do. */
export class HyperalignError extends Error {
  override readonly name = 'HyperalignError';
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, { details = {}, cause }: ErrorContext = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
  }
}

export function isHyperalignError(error: unknown, code?: ErrorCode): error is HyperalignError {
  return error instanceof HyperalignError && (code === undefined || error.code === code);
}
