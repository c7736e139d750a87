import { expect, test } from 'vitest';
import { openWakeUp } from '../../src/engine/jobs/wake-up.ts';
import { watchJob } from '../../src/engine/jobs/watch-job.ts';
import { memoryStore } from '../../src/testing/index.ts';
import { openOfflineClient } from '../support/offline-client.ts';

test('a job that ends between two looks of a watcher is told to its end', async () => {
  const store = memoryStore();
  const client = openOfflineClient({ store });
  const { job } = await client.jobs.enqueue({ person: 'ada', texts: ['A text about soup and bread.'] });
  const looked = {
    ...store,
    jobs: {
      ...store.jobs,
      find: async (key: Parameters<typeof store.jobs.find>[0]) => {
        await store.jobs.cancel(key, '2025-05-08T12:00:00.000Z');
        return store.jobs.find(key);
      },
    },
  };
  const wake = openWakeUp(async () => undefined);

  const states: string[] = [];
  const options = { after: 0, pollMs: 1, wake, signal: new AbortController().signal };
  for await (const { state } of watchJob({ store: looked }, { workspace: 'default', job: job.id }, options))
    states.push(state);

  expect(states).toEqual(['queued', 'cancelled']);
});
