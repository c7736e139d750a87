import ts from 'typescript';
import { type Finding, lineOf, nodesOf, type SourceFile } from './source-file.ts';

/** Default exports and `export *`: both hide what a file offers, and let one thing have two names. */
export function findExportViolations(file: SourceFile): readonly Finding[] {
  return nodesOf(file).flatMap((node) => {
    const problem = problemOf(node);
    return problem === null ? [] : [{ path: file.path, line: lineOf(node), problem }];
  });
}

function problemOf(node: ts.Node): string | null {
  if (ts.isExportAssignment(node)) return 'has a default export';
  if (ts.isExportSpecifier(node) && node.name.text === 'default') return 'has a default export';
  if (ts.isExportDeclaration(node) && node.exportClause === undefined) return 'exports everything of another file';
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ? 'has a default export' : null;
}
