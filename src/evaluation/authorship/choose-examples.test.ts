import { expect, test } from 'vitest';
import { zeroShot } from '../../methods/zero-shot.ts';
import type { CellResult } from '../run-cells.ts';
import { chooseExamples } from './choose-examples.ts';

test('E16: quotes no first sentence that a brief gives, nor a text that says it again in other marks', () => {
  const opening = 'The port is shut, and nobody here knows when it opens.';
  const task = {
    ...{ id: 't', person: 'ada', register: 'news', words: 50, opening },
    brief: `“${opening}” is how a news report begins.`,
  };
  const written = (name: string, text: string): CellResult => ({
    cell: {
      ...{ id: name, task, draw: 0, seed: 1, kind: 'method', method: { ...zeroShot(), name } },
      material: { person: 'ada', register: 'news', samples: [], selection: [] },
    },
    ...{ outcome: 'ok', statements: [], written: { text, cut: false, compliance: null } },
  });
  const again = 'Ships wait. The port is shut and nobody here knows when it opens!';

  const [example] = chooseExamples({
    results: [written('goes-on', 'Ships wait.'), written('repeats', again)],
    ...{ rows: [], setting: { options: { seed: 1 } } },
  });

  expect(example?.brief).toBe('“[first sentence of the text]” is how a news report begins.');
  expect(example?.texts.map(({ method }) => method)).toEqual(['goes-on']);
});
