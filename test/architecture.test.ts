import { describe, expect, test } from 'vitest';
import { findBadNames } from './architecture/find-bad-names.ts';
import { findCycles } from './architecture/find-cycles.ts';
import { findExportViolations } from './architecture/find-export-violations.ts';
import { findImportViolations } from './architecture/find-import-violations.ts';
import { findImpurities, type Impurity } from './architecture/find-impurities.ts';
import { importTable } from './architecture/import-table.ts';
import { findAny, findLongFiles, findLongFunctions, quantileOf } from './architecture/measure-size.ts';
import { readImports } from './architecture/read-imports.ts';
import { countLines, isTest, isUnder } from './architecture/source-file.ts';
import { listTree, readTree } from './architecture/source-tree.ts';

const tree = listTree();
const everyScript = readTree(tree.filter((path) => /\.(ts|mjs|js)$/.test(path)));
const source = everyScript.filter((file) => isUnder(file.path, 'src') && !isTest(file));
const imports = source.flatMap(readImports);

describe('the import table', () => {
  test('holds for every file', () => {
    expect(findImportViolations(importTable, imports)).toEqual([]);
  });

  test('has no row for a folder that is gone', () => {
    const rows = importTable.map(({ folder }) => folder).filter((folder) => !plannedRows.includes(folder));

    expect(rows.filter((folder) => !tree.some((path) => isUnder(path, folder)))).toEqual([]);
  });

  test('leaves no files that load each other', () => {
    expect(findCycles(imports)).toEqual([]);
  });

  test('lets nothing inside import the root index', () => {
    expect(imports.filter(({ to }) => to === 'src/index.ts')).toEqual([]);
  });
});

/** Rows that stand before their folders do. */
const plannedRows = ['src/evaluation'];

describe('what a file reaches for', () => {
  const rules: readonly {
    readonly where: string;
    readonly not: readonly Impurity[];
    readonly except: readonly string[];
  }[] = [
    { where: 'src', not: ['environment'], except: ['src/config.ts'] },
    { where: 'src', not: ['console'], except: ['src/cli'] },
    { where: 'src/core', not: ['clock', 'randomness', 'outside world'], except: [] },
    { where: 'src/prompting', not: ['clock', 'randomness', 'outside world'], except: [] },
    { where: 'src/engine', not: ['clock', 'randomness'], except: [] },
  ];

  test.each(rules)('in $where it is not $not, except in $except', ({ where, not, except }) => {
    const files = source.filter(({ path }) => isUnder(path, where) && !except.some((place) => isUnder(path, place)));

    expect(files.flatMap((file) => findImpurities(file, not))).toEqual([]);
  });

  test('is exported by name', () => {
    const files = everyScript.filter(({ path }) => !/^[^/]+\.config\.ts$/.test(path));

    expect(files.flatMap(findExportViolations)).toEqual([]);
  });
});

describe('names', () => {
  test('are kebab-case and say something', () => {
    const paths = tree.filter((path) => /\.(ts|mjs|js)$/.test(path));

    expect(findBadNames(paths)).toEqual([]);
  });
});

describe('sizes', () => {
  const lines = source.map(({ text }) => countLines(text));

  test('the median file has at most 110 lines', () => {
    expect(quantileOf(lines, 0.5)).toBeLessThanOrEqual(110);
  });

  test('nine of ten files have at most 300 lines', () => {
    expect(quantileOf(lines, 0.9)).toBeLessThanOrEqual(300);
  });

  test('no file but a table has more than 600 lines', () => {
    expect(findLongFiles(everyScript, 600)).toEqual([]);
  });

  test('no function has more than 80 lines', () => {
    const files = source.filter(({ path }) => !/^src\/testing\/.*-contract\.ts$/.test(path));

    expect(files.flatMap((file) => findLongFunctions(file, 80))).toEqual([]);
  });

  test('at most one any in a thousand lines', () => {
    const total = lines.reduce((sum, count) => sum + count, 0);

    expect(source.flatMap(findAny).length).toBeLessThanOrEqual(total / 1000);
  });

  test('tests have at least half as many lines as what they test', () => {
    const tested = lines.reduce((sum, count) => sum + count, 0);
    const testing = everyScript
      .filter((file) => isTest(file) && (isUnder(file.path, 'src') || isUnder(file.path, 'test')))
      .reduce((sum, { text }) => sum + countLines(text), 0);

    expect(testing / tested).toBeGreaterThanOrEqual(0.5);
  });
});
