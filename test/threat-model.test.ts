import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import type { Principal } from '../src/contracts/access.ts';
import { allows, ownerOf } from '../src/core/access/index.ts';

const document = new URL('../docs/threat-model.md', import.meta.url);
const text = readFileSync(document, 'utf8');

/** Cells of the table whose first heading is the given one, row by row. */
function tableOf(heading: string): readonly (readonly string[])[] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} |`));
  const rows = lines.slice(start + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** What a test file calls its tests, `test.each(…)('…')` among them, as it stands in the source. */
function testNamesOf(path: URL): readonly string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^test\b/.test(node.expression.getText())) {
      const [first] = node.arguments;
      if (first !== undefined && (ts.isStringLiteralLike(first) || ts.isTemplateExpression(first)))
        names.push(first.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path.pathname, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true));
  return names;
}

const threats = tableOf('who');
const built = threats.filter((row) => row[3] !== 'not built yet');

describe('the threat model', () => {
  test.each(built.map(([who, tries, , shownBy = '']) => ({ who, tries, shownBy })))(
    '$who who tries to $tries: names a test that is there',
    ({ shownBy }) => {
      const { file = '', title = '' } = /^\[[\w.-]+\]\((?<file>\S+)\) “(?<title>.+)”$/.exec(shownBy)?.groups ?? {};
      const path = new URL(file, document);

      expect(existsSync(path) && title.length > 5).toBe(true);
      expect(testNamesOf(path).some((name) => name.includes(title))).toBe(true);
    },
  );

  test('says how many of its rows speak of what is not built yet', () => {
    const waiting = threats.length - built.length;

    expect(text).toContain(`There are ${waiting} such rows.`);
    expect(built.length).toBeGreaterThan(40);
    expect(threats.filter((row) => row.length !== 4)).toEqual([]);
  });

  test('says of everybody whom the engine stops and whom it lets through', () => {
    const key: Principal = { ...ownerOf('default'), keyId: 'k' };
    const principals = { owner: ownerOf('default'), key, token: { ...key, person: 'ada' } };
    const said = (principal: Principal) => {
      const scoped = (person: string | null) =>
        allows(principal, 'manage', person) ? (principal.keyId === null ? 'yes' : 'scope') : 'no';
      return [scoped('ada'), scoped('bo'), scoped(null)];
    };

    expect(tableOf('principal').map((row) => row.slice(1, 4))).toEqual(Object.values(principals).map(said));
  });
});
