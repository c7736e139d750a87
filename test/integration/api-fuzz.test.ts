import { expect, test } from 'vitest';
import { fuzzApi } from '../support/fuzz-api.ts';

test('five hundred drawn requests meet no fault of the server, and every answer is as the document says', async () => {
  const { faults, statuses, succeeded } = await fuzzApi({ requests: 500, seed: 20261129 });

  expect(faults).toEqual([]);
  // Drawn requests that are all refused would show nothing.
  expect(statuses['200']).toBeGreaterThan(100);
  expect(succeeded.length).toBeGreaterThan(15);
}, 240_000);
