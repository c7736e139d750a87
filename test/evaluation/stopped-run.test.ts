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

    const { report, model } = await runAuthorship(folder, size);

    // What the stopped run asked counts as asked, whether a reply of it was kept or not.
    expect(stopping.calls.length + model.calls.length).toBe(unstopped.model.calls.length);
    expect(withoutCost(report)).toEqual(withoutCost(unstopped.report));
  }
});
