import { expect, test } from 'vitest';
import { findImpurities, type Impurity } from './find-impurities.ts';

const every: readonly Impurity[] = ['environment', 'clock', 'randomness', 'console', 'outside world'];

test.each([
  { text: 'const a = process.env.HOME;', impurity: 'environment', use: 'process.env' },
  { text: "const a = process['env'];", impurity: 'environment', use: 'process.env' },
  { text: 'const { env } = process;', impurity: 'environment', use: 'process.env' },
  { text: 'const { env: a } = process;', impurity: 'environment', use: 'process.env' },
  { text: "import { env } from 'node:process';", impurity: 'environment', use: 'env' },
  { text: 'const a = Date.now();', impurity: 'clock', use: 'Date.now' },
  { text: 'const a = new Date();', impurity: 'clock', use: 'new Date()' },
  { text: 'const a = Date();', impurity: 'clock', use: 'Date()' },
  { text: 'const a = performance.now();', impurity: 'clock', use: 'performance.now' },
  { text: 'const a = Math.random();', impurity: 'randomness', use: 'Math.random' },
  { text: 'const draw = Math.random;', impurity: 'randomness', use: 'Math.random' },
  { text: 'const { random } = Math;', impurity: 'randomness', use: 'Math.random' },
  { text: 'const a = crypto.randomUUID();', impurity: 'randomness', use: 'crypto.randomUUID' },
  { text: "import { randomUUID as id } from 'node:crypto';", impurity: 'randomness', use: 'randomUUID' },
  { text: 'console.log(1);', impurity: 'console', use: 'console' },
  { text: 'const log = console;', impurity: 'console', use: 'console' },
  { text: 'const a = { console };', impurity: 'console', use: 'console' },
  { text: "await fetch('x');", impurity: 'outside world', use: 'fetch' },
  { text: 'setTimeout(run, 5);', impurity: 'outside world', use: 'setTimeout' },
] as const)('finds in "$text" that it uses $use', ({ text, impurity, use }) => {
  const findings = findImpurities({ path: 'src/a.ts', text: `const first = 1;\n${text}` }, [impurity]);

  expect(findings).toEqual([{ path: 'src/a.ts', line: 2, problem: `uses ${use}` }]);
});

test.each([
  { name: 'comments', text: '// Date.now, Math.random and process.env are not used here' },
  { name: 'strings', text: "const a = 'process.env';" },
  { name: 'a date that was given', text: 'const a = new Date(time);' },
  { name: 'arithmetic', text: 'const a = Math.max(1, 2);' },
  {
    name: 'an own member of that name',
    text: 'const a = { fetch: 1 }; const b = settings.console; const c = plan.env;',
  },
  { name: 'a name of an own package', text: "import { env } from './env.ts';" },
])('finds nothing in $name', ({ text }) => {
  expect(findImpurities({ path: 'src/a.ts', text }, every)).toEqual([]);
});

test('reports only what was asked for', () => {
  const file = { path: 'src/a.ts', text: 'console.log(Date.now());' };

  expect(findImpurities(file, ['clock'])).toEqual([{ path: 'src/a.ts', line: 1, problem: 'uses Date.now' }]);
});
