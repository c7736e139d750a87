import type { ErrorCode } from '../errors.ts';

/**
 * What a script can branch on. 0: done · 1: a fault of this program · 2: wrong use or input · 3: not found · 4: model or weights not to be had ·
 * 5: a token budget that a whole run cannot go on without, or that of the day · 6: the store · 7: somebody else wrote at the same time · 130: stopped by the user. While a person is
 * learned a reached token budget is an outcome, told in `notices`.
 */
export const exitCodeOf = {
  invalid_input: 2,
  unreadable_input: 2,
  pin_limit: 2,
  not_allowed: 2,
  path_not_found: 3,
  person_not_found: 3,
  profile_not_found: 3,
  hypothesis_not_found: 3,
  sample_not_found: 3,
  key_not_found: 3,
  job_not_found: 3,
  model_not_configured: 4,
  model_unavailable: 4,
  model_failed: 4,
  weights_missing: 4,
  weights_damaged: 4,
  runtime_missing: 4,
  fetch_failed: 4,
  upstream_unreachable: 4,
  upstream_timeout: 4,
  budget_exceeded: 5,
  budget_spent: 5,
  store_unavailable: 6,
  store_damaged: 6,
  storage_full: 6,
  conflict: 7,
  aborted: 130,
} as const satisfies Record<ErrorCode, number>;
