import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRandom } from '../../src/core/numerics/index.ts';
import { scriptedModel } from '../../src/testing/index.ts';
import { imitates, runAuthorship, smallModel, withoutCost } from '../support/authorship-run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('E13: a run that is stopped at any of 20 points goes on where it was: the same report, no call repeated', async () => {
  const size = { people: 6, tasks: 1, methods: ['zero-shot', 'hyperalign:samples'] };
  const unstopped = await runAuthorship(temporaryFolder(), size);
  const random = createRandom(5);
  for (const point of Array.from({ length: 20 }, () => random.integer(unstopped.model.calls.length))) {
    const folder = temporaryFolder();
    const stop = new AbortController();
    const stopping = scriptedModel((call) => {
      if (call.index === point) stop.abort();
      return imitates(call);
    }, smallModel);
    await expect(runAuthorship(folder, { ...size, model: stopping, signal: stop.signal })).rejects.toThrow();
    const kept = keptReplies(join(folder, 'replies'));

    const { report, model } = await runAuthorship(folder, size);

    expect(kept + model.calls.length).toBe(unstopped.model.calls.length);
    expect(withoutCost(report)).toEqual(withoutCost(unstopped.report));
  }
});

function keptReplies(folder: string): number {
  return readdirSync(folder, { recursive: true }).filter((name) =>
    /^[0-9a-f]{2}.[0-9a-f]{64}\.json$/.test(String(name)),
  ).length;
}
