import { expect, test } from 'vitest';
import { renderBench } from './render-bench.ts';

test('shows every figure under its name, aligned, with what it is measured against', () => {
  const text = renderBench({
    name: 'decode',
    figures: { tokensPerSecond: 12.345678, note: 'one thread', warm: null, calls: 3 },
    baseline: { bare: 14, ratioTarget: 0.9 },
    n: 5,
    seed: 1,
  });

  expect(text).toBe(
    [
      'decode  (n = 5, seed 1)',
      '  tokensPerSecond  12.35',
      '  note             one thread',
      '  warm             not measured',
      '  calls            3',
      'against',
      '  bare             14',
      '  ratioTarget      0.9000',
    ].join('\n'),
  );
});
