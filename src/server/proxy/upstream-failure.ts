import { HyperalignError } from '../../errors.ts';

/** What kept an upstream from answering, told with its address and what to do. */
export function unreachable(name: string, cause: Error & { readonly code?: string }): HyperalignError {
  const reason = cause.code ?? cause.message;
  return new HyperalignError(
    'upstream_unreachable',
    `The upstream ${name} could not be reached or broke off before it answered (${reason}). Check that it runs and that --upstream names it.`,
    { details: { upstream: name, reason }, cause },
  );
}

export function tooSlow(name: string, what: 'connect' | 'idle', ms: number): HyperalignError {
  const done = what === 'connect' ? 'took no connection' : 'said nothing';
  return new HyperalignError(
    'upstream_timeout',
    `The upstream ${name} ${done} for ${ms / 1000} seconds, and the request was given up. Try again, or start the server with a longer --upstream-${what}-seconds.`,
    { details: { upstream: name, limitMs: ms } },
  );
}
