import type { ErrorCode } from '../errors.ts';

/** What each code of this package is to a client over HTTP. A new code does not compile until it stands here. */
export const statusOf = {
  invalid_input: 400,
  unreadable_input: 422,
  pin_limit: 409,
  path_not_found: 404,
  person_not_found: 404,
  profile_not_found: 404,
  hypothesis_not_found: 404,
  sample_not_found: 404,
  model_not_configured: 503,
  model_unavailable: 503,
  model_failed: 502,
  weights_missing: 503,
  weights_damaged: 503,
  runtime_missing: 503,
  fetch_failed: 502,
  upstream_unreachable: 502,
  upstream_timeout: 504,
  budget_exceeded: 422,
  store_unavailable: 503,
  store_damaged: 503,
  storage_full: 507,
  conflict: 409,
  aborted: 499,
} as const satisfies Record<ErrorCode, number>;
