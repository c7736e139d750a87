import type { Principal } from '../../contracts/access.ts';
import { type Bucket, type BucketRule, bucketRule, isFull, takeRequest } from '../../core/access/index.ts';
import type { AccessPorts } from './access-ports.ts';

export type Admission =
  | { readonly kind: 'admitted' }
  /** Of this key or of the whole workspace; after so many milliseconds it is worth another try. */
  | { readonly kind: 'limited'; readonly retryAfterMs: number };

/** Counts requests in this process: several servers each allow the limit. */
export interface RateLimiter {
  /** Takes one request of the principal, or says when to come again. A limit that was changed holds from the next request on. */
  take(principal: Principal): Promise<Admission>;
  /** Workspaces and tokens it remembers at the moment. */
  size(): number;
}

/** A token of one person may use a quarter of the workspace's requests, so that one page cannot take them from all others. */
const personShare = 4;

/** At so many buckets those that are full again, as good as none, are let go; and again when there are twice as many as were left. */
const firstTidyAt = 10_000;

export function openRateLimiter({ store, clock }: Pick<AccessPorts, 'store' | 'clock'>): RateLimiter {
  const buckets = new Map<string, { readonly bucket: Bucket; readonly rule: BucketRule }>();
  let tidyAt = firstTidyAt;
  return {
    size: () => buckets.size,
    take: async (principal) => {
      const { requestsPerMinute } = await store.limits.get(principal.workspace);
      if (requestsPerMinute === null) return { kind: 'admitted' };
      const now = clock.elapsed();
      const asked = bucketsOf(principal, requestsPerMinute).map(({ name, rule }) => ({
        name,
        rule,
        taking: takeRequest(buckets.get(name)?.bucket ?? null, rule, now),
      }));
      const waits = asked.map(({ taking }) => (taking.kind === 'limited' ? taking.retryAfterMs : 0));
      // A request that one bucket refuses takes nothing out of the other.
      if (waits.some((wait) => wait > 0)) return { kind: 'limited', retryAfterMs: Math.max(...waits) };
      for (const { name, rule, taking } of asked) buckets.set(name, { bucket: taking.bucket, rule });
      if (buckets.size >= tidyAt) {
        tidy(buckets, now);
        tidyAt = Math.max(firstTidyAt, buckets.size * 2);
      }
      return { kind: 'admitted' };
    },
  };
}

function bucketsOf({ workspace, person, keyId }: Principal, requestsPerMinute: number) {
  const ofWorkspace = { name: workspace, rule: bucketRule(requestsPerMinute) };
  if (person === null) return [ofWorkspace];
  const share = bucketRule(Math.ceil(requestsPerMinute / personShare));
  return [ofWorkspace, { name: `${workspace}\0${keyId}`, rule: share }];
}

function tidy(buckets: Map<string, { readonly bucket: Bucket; readonly rule: BucketRule }>, now: number): void {
  for (const [name, { bucket, rule }] of buckets) if (isFull(bucket, rule, now)) buckets.delete(name);
}
