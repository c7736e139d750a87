import { expect, test } from 'vitest';
import { findCycles } from './find-cycles.ts';
import { readImports } from './read-imports.ts';

function importsOf(files: Readonly<Record<string, string>>) {
  return Object.entries(files).flatMap(([path, text]) => readImports({ path, text }));
}

test('finds files that load each other, over any number of steps', () => {
  const imports = importsOf({
    'src/a.ts': "import { b } from './b.ts';",
    'src/b.ts': "export { c } from './c.ts';",
    'src/c.ts': "import './a.ts';",
    'src/d.ts': "import { a } from './a.ts';",
  });

  expect(findCycles(imports)).toEqual([['src/a.ts', 'src/b.ts', 'src/c.ts']]);
});

test('finds a file that loads itself', () => {
  expect(findCycles(importsOf({ 'src/a.ts': "import { a } from './a.ts';" }))).toEqual([['src/a.ts']]);
});

test('finds two circles apart', () => {
  const imports = importsOf({
    'src/a.ts': "import './b.ts';",
    'src/b.ts': "import './a.ts'; import './c.ts';",
    'src/c.ts': "import './d.ts';",
    'src/d.ts': "import './c.ts';",
  });

  expect(findCycles(imports)).toEqual([
    ['src/c.ts', 'src/d.ts'],
    ['src/a.ts', 'src/b.ts'],
  ]);
});

test('counts an import of types among values, which stays when types are stripped', () => {
  const imports = importsOf({ 'src/a.ts': "import { type B } from './b.ts';", 'src/b.ts': "import './a.ts';" });

  expect(findCycles(imports)).toEqual([['src/a.ts', 'src/b.ts']]);
});

test.each([
  { name: 'an import of types', text: "import type { B } from './b.ts';" },
  { name: 'a type passed on', text: "export type { B } from './b.ts';" },
  { name: 'a dynamic import', text: "const load = () => import('./b.ts');" },
])('$name closes no circle', ({ text }) => {
  expect(findCycles(importsOf({ 'src/a.ts': text, 'src/b.ts': "import './a.ts';" }))).toEqual([]);
});
