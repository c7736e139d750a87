import { expect, test } from 'vitest';
import { findBadNames } from './find-bad-names.ts';

test.each([
  { path: 'src/core/utils.ts', problem: '"utils" names no idea' },
  { path: 'src/helpers/split.ts', problem: '"helpers" names no idea' },
  { path: 'src/core/types.test.ts', problem: '"types" names no idea' },
  { path: 'src/core/misc.ts', problem: '"misc" names no idea' },
  { path: 'src/core/rankHypotheses.ts', problem: '"rankHypotheses" is not kebab-case' },
  { path: 'src/Core/rank.ts', problem: '"Core" is not kebab-case' },
  { path: 'src/core/rank_hypotheses.ts', problem: '"rank_hypotheses" is not kebab-case' },
  { path: 'src/core/rank.helper.ts', problem: '"rank.helper" is not kebab-case' },
])('finds that in $path $problem', ({ path, problem }) => {
  expect(findBadNames([path])).toEqual([{ path, line: 0, problem }]);
});

test('accepts kebab-case, tests and tool configurations', () => {
  expect(
    findBadNames([
      'src/core/rank-hypotheses.ts',
      'src/core/rank.test.ts',
      'vitest.config.ts',
      'vitest.model.config.ts',
      'vitest.browser.config.ts',
      '.ci/run.ts',
      'scripts/bootstrap.mjs',
    ]),
  ).toEqual([]);
});
