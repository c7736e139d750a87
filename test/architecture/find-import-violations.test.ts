import { expect, test } from 'vitest';
import { type FolderRule, findImportViolations } from './find-import-violations.ts';
import { importTable } from './import-table.ts';
import { readImports } from './read-imports.ts';

const rules: readonly FolderRule[] = [
  { folder: 'src/core', typesOf: ['src/contracts'] },
  { folder: 'src/core/text', folders: ['src/core'], packages: ['franc-min'] },
  { folder: 'src/engine', folders: ['src/core'], packageTypes: ['@ai-sdk/provider'], builtins: ['node:crypto'] },
  { folder: 'src/methods', apart: true },
];

test.each([
  {
    name: 'a folder the row does not name',
    path: 'src/core/a.ts',
    text: "import { b } from '../engine/b.ts';",
    problem: 'src/core may not import src/engine/b.ts',
  },
  {
    name: 'the same folder, reached lazily',
    path: 'src/core/a.ts',
    text: "await import('../engine/b.ts');",
    problem: 'src/core may not import src/engine/b.ts',
  },
  {
    name: 'the same folder, passed on',
    path: 'src/core/a.ts',
    text: "export { b } from '../engine/b.ts';",
    problem: 'src/core may not import src/engine/b.ts',
  },
  {
    name: 'a type by a path inside another type',
    path: 'src/core/a.ts',
    text: "type B = import('../engine/b.ts').B;",
    problem: 'src/core may not import src/engine/b.ts',
  },
  {
    name: 'a value where types are allowed',
    path: 'src/core/a.ts',
    text: "import { b } from '../contracts/b.ts';",
    problem: 'src/core may import types of src/contracts/b.ts, not its values',
  },
  {
    name: 'a value of a package whose types are allowed',
    path: 'src/engine/a.ts',
    text: "import { b } from '@ai-sdk/provider';",
    problem: 'src/engine may import types of @ai-sdk/provider, not its values',
  },
  {
    name: 'a package',
    path: 'src/core/a.ts',
    text: "import { z } from 'zod';",
    problem: 'src/core may not import the package zod',
  },
  {
    name: 'a subpath of a package',
    path: 'src/core/a.ts',
    text: "import { z } from '@scope/name/sub';",
    problem: 'src/core may not import the package @scope/name',
  },
  {
    name: 'a package of the neighbouring row',
    path: 'src/core/statistics/a.ts',
    text: "import { franc } from 'franc-min';",
    problem: 'src/core may not import the package franc-min',
  },
  {
    name: 'a built-in module',
    path: 'src/core/a.ts',
    text: "import type { Stats } from 'node:fs';",
    problem: 'src/core may not import node:fs',
  },
  {
    name: 'another part of a folder kept apart',
    path: 'src/methods/one/a.ts',
    text: "import { b } from '../two/b.ts';",
    problem: 'src/methods/one may not import src/methods/two',
  },
  {
    name: 'anything, where no row covers the file',
    path: 'src/new/a.ts',
    text: "import { z } from 'zod';",
    problem: 'no row of the import table covers this file',
  },
])('finds an import of $name', ({ path, text, problem }) => {
  const findings = findImportViolations(rules, readImports({ path, text: `const first = 1;\n${text}` }));

  expect(findings).toEqual([{ path, line: 2, problem }]);
});

test.each([
  { name: 'the own folder', path: 'src/core/profile/a.ts', text: "import { b } from '../statistics/b.ts';" },
  {
    name: 'types of a folder whose types are allowed',
    path: 'src/core/a.ts',
    text: "import type { B } from '../contracts/b.ts';",
  },
  { name: 'a package of the nearest row', path: 'src/core/text/a.ts', text: "import { franc } from 'franc-min';" },
  { name: 'a named built-in module', path: 'src/engine/a.ts', text: "import { createHash } from 'node:crypto';" },
  { name: 'what all parts of a folder share', path: 'src/methods/one/a.ts', text: "import { b } from '../shared.ts';" },
])('allows $name', ({ path, text }) => {
  expect(findImportViolations(rules, readImports({ path, text }))).toEqual([]);
});

test.each([
  { path: 'src/core/profile/a.ts', text: "import { z } from 'zod';" },
  { path: 'src/core/stylometry/a.ts', text: "import { b } from '../profile/b.ts';" },
  { path: 'src/core/text/a.ts', text: "import { readFile } from 'node:fs/promises';" },
  { path: 'src/engine/a.ts', text: "import { openStore } from '../adapters/sqlite/index.ts';" },
  { path: 'src/adapters/files/a.ts', text: "import { openStore } from '../sqlite/index.ts';" },
  { path: 'src/adapters/files/a.ts', text: "import { learn } from '../../engine/learn.ts';" },
  { path: 'src/adapters/models/hosted/a.ts', text: "import { getLlama } from 'node-llama-cpp';" },
  { path: 'src/cli/a.ts', text: "import { openStore } from '../adapters/sqlite/index.ts';" },
  { path: 'src/contracts/a.ts', text: "import { b } from '../core/text/b.ts';" },
  { path: 'src/ports/a.ts', text: "import { generateText } from 'ai';" },
  { path: 'src/testing/a.ts', text: "import { learn } from '../engine/learn.ts';" },
])('the table of this package refuses $text in $path', ({ path, text }) => {
  expect(findImportViolations(importTable, readImports({ path, text }))).toHaveLength(1);
});
