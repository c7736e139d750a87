/**
 * Requests are counted in whole units, so that no rounding lets one through: each millisecond brings as many as requests are refilled in a minute, and a
 * request costs one more than 60,000, so that two times that are rounded to whole milliseconds never make a minute longer than it is.
 */
const requestCost = 60_001;

/** How fast a bucket fills and how much it holds. */
export interface BucketRule {
  /** Requests it holds: so many may come at once. */
  readonly burst: number;
  /** Requests that are refilled in a minute. */
  readonly refill: number;
}

export interface Bucket {
  /** Units it holds. */
  readonly level: number;
  /** Milliseconds on a clock that never goes back. */
  readonly at: number;
}

export type Taking =
  | { readonly kind: 'taken'; readonly bucket: Bucket }
  /** After so many milliseconds one request fits again. */
  | { readonly kind: 'limited'; readonly bucket: Bucket; readonly retryAfterMs: number };

/**
 * The rule under which never more than so many requests (1 or more) pass within any minute: a tenth of them may come at once, and what is refilled in a
 * minute is less than the limit by what the full bucket adds to it.
 */
export function bucketRule(requestsPerMinute: number): BucketRule {
  const burst = Math.ceil(requestsPerMinute / 10);
  return { burst, refill: requestsPerMinute - burst + 1 };
}

/** Takes one request out of the bucket; null is a bucket nobody has used, which is full. A time before the bucket's own counts as its own. */
export function takeRequest(bucket: Bucket | null, rule: BucketRule, now: number): Taking {
  const filled = fill(bucket, rule, now);
  if (filled.level >= requestCost) return { kind: 'taken', bucket: { ...filled, level: filled.level - requestCost } };
  return { kind: 'limited', bucket: filled, retryAfterMs: Math.ceil((requestCost - filled.level) / rule.refill) };
}

/** Whether the bucket is as good as one nobody has used. */
export function isFull(bucket: Bucket, rule: BucketRule, now: number): boolean {
  return fill(bucket, rule, now).level === rule.burst * requestCost;
}

function fill(bucket: Bucket | null, { burst, refill }: BucketRule, now: number): Bucket {
  const most = burst * requestCost;
  if (bucket === null) return { level: most, at: Math.floor(now) };
  const at = Math.max(bucket.at, Math.floor(now));
  return { level: Math.min(most, bucket.level + (at - bucket.at) * refill), at };
}
