import { fuzzApi } from '../test/support/fuzz-api.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';

/**
 * Drawn requests against the HTTP API: none may meet a fault of the server (500), and no answer may be outside of the OpenAPI document. A running server can be tried
 * from outside with schemathesis where Python has it: `schemathesis run http://127.0.0.1:PORT/api/v1/openapi.json`.
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const { requests, statuses, succeeded, faults } = await fuzzApi({ requests: quick ? 500 : 10_000, seed });
  return {
    name: 'api-fuzz',
    figures: {
      faults: faults.length,
      firstFault: faults[0] === undefined ? null : `${faults[0].why}: ${faults[0].request}`,
      operationsThatSucceeded: succeeded.length,
      ...Object.fromEntries(Object.entries(statuses).map(([status, count]) => [`status${status}`, count])),
    },
    baseline: { faultsTarget: 0 },
    n: requests,
    seed,
  };
}
