import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bucket, bucketRule, isFull, takeRequest } from './token-bucket.ts';

const limit = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 5000 }));
/** Milliseconds from one request to the next, fractions among them. */
const gaps = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 50, noNaN: true }), fc.nat({ max: 90_000 })), {
  maxLength: 400,
});

/** The moments at which requests were let through. */
function passed(requestsPerMinute: number, moments: readonly number[]): readonly number[] {
  const rule = bucketRule(requestsPerMinute);
  let bucket: Bucket | null = null;
  return moments.filter((now) => {
    const taking = takeRequest(bucket, rule, now);
    bucket = taking.bucket;
    return taking.kind === 'taken';
  });
}

function momentsOf(startsAt: number, between: readonly number[]): readonly number[] {
  let now = startsAt;
  return between.map((gap) => {
    now += gap;
    return now;
  });
}

function mostWithin(moments: readonly number[], window: number): number {
  return Math.max(0, ...moments.map((start) => moments.filter((one) => one >= start && one < start + window).length));
}

describe('requests', () => {
  test('never pass the limit within any minute', () => {
    fc.assert(
      fc.property(limit, fc.double({ min: 0, max: 1e9, noNaN: true }), gaps, (requestsPerMinute, start, between) => {
        const through = passed(requestsPerMinute, momentsOf(start, between));

        expect(mostWithin(through, 60_000)).toBeLessThanOrEqual(requestsPerMinute);
      }),
    );
  });

  test('never pass the burst and what is refilled within any window', () => {
    fc.assert(
      fc.property(limit, fc.integer({ min: 1, max: 600_000 }), gaps, (requestsPerMinute, window, between) => {
        const { burst, refill } = bucketRule(requestsPerMinute);
        const through = passed(requestsPerMinute, momentsOf(0, between));

        expect(mostWithin(through, window)).toBeLessThanOrEqual(burst + (refill * window) / 60_000);
      }),
    );
  });

  test('that wait as long as they are told pass, and not one millisecond before', () => {
    fc.assert(
      fc.property(limit, gaps, (requestsPerMinute, between) => {
        const rule = bucketRule(requestsPerMinute);
        let bucket: Bucket | null = null;
        for (const now of momentsOf(0, between.map(Math.round))) {
          const taking = takeRequest(bucket, rule, now);
          if (taking.kind === 'limited') {
            expect(takeRequest(taking.bucket, rule, now + taking.retryAfterMs).kind).toBe('taken');
            expect(takeRequest(taking.bucket, rule, now + taking.retryAfterMs - 1).kind).toBe('limited');
          }
          bucket = taking.bucket;
        }
      }),
    );
  });

  test.each([
    { requestsPerMinute: 1, burst: 1, refill: 1 },
    { requestsPerMinute: 2, burst: 1, refill: 2 },
    { requestsPerMinute: 60, burst: 6, refill: 55 },
    { requestsPerMinute: 1000, burst: 100, refill: 901 },
  ])('at most $requestsPerMinute a minute: $burst at once', ({ requestsPerMinute, burst, refill }) => {
    expect(bucketRule(requestsPerMinute)).toEqual({ burst, refill });
    expect(
      passed(
        requestsPerMinute,
        Array.from({ length: 200 }, () => 0),
      ),
    ).toHaveLength(burst);
  });

  test('are not let through by what is rounded: 59,999.6 milliseconds are no minute', () => {
    expect(passed(1, [0.9, 60_000.5, 120_001])).toEqual([0.9, 120_001]);
  });

  test('a clock that goes back fills nothing', () => {
    const rule = bucketRule(1);
    const { bucket } = takeRequest(null, rule, 60_000);

    expect(takeRequest(bucket, rule, 0)).toMatchObject({ kind: 'limited', bucket });
  });

  test('a bucket that nobody has used for long is as good as none', () => {
    const rule = bucketRule(60);
    const { bucket } = takeRequest(null, rule, 0);

    expect([isFull(bucket, rule, 0), isFull(bucket, rule, 2_000)]).toEqual([false, true]);
  });

  test('a bucket of a higher limit holds no more than the lower one allows', () => {
    const { bucket } = takeRequest(null, bucketRule(1000), 0);
    const rule = bucketRule(10);

    const first = takeRequest(bucket, rule, 0);

    expect([first.kind, takeRequest(first.bucket, rule, 0).kind]).toEqual(['taken', 'limited']);
  });
});
