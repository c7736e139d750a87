import { expect, test } from 'vitest';
import { findExportViolations } from './find-export-violations.ts';

test.each([
  { text: 'export default function run() {}', problem: 'has a default export' },
  { text: 'export default class Run {}', problem: 'has a default export' },
  { text: 'const run = 1; export default run;', problem: 'has a default export' },
  { text: 'const run = 1; export { run as default };', problem: 'has a default export' },
  { text: "export * from './run.ts';", problem: 'exports everything of another file' },
  { text: "export * as all from './run.ts';", problem: null },
  { text: 'export const run = 1;', problem: null },
  { text: "export { run } from './run.ts';", problem: null },
])('says of "$text": $problem', ({ text, problem }) => {
  const expected = problem === null ? [] : [{ path: 'src/a.ts', line: 1, problem }];

  expect(findExportViolations({ path: 'src/a.ts', text })).toEqual(expected);
});
