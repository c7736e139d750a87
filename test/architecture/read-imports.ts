import { posix } from 'node:path';
import ts from 'typescript';
import { lineOf, nodesOf, type SourceFile } from './source-file.ts';

export interface Import {
  readonly from: string;
  /** `src/core/text/index.ts`, `node:fs` or the name of a package. */
  readonly to: string;
  readonly target: 'file' | 'builtin' | 'package';
  /** `type` vanishes when types are stripped; `static` loads with the file; `dynamic` loads when it is reached. */
  readonly kind: 'type' | 'static' | 'dynamic';
  readonly line: number;
}

/** Every module a file names. `import { type A }` counts as static: stripping types leaves the import in place. */
export function readImports(file: SourceFile): readonly Import[] {
  return nodesOf(file).flatMap((node) => {
    const found = moduleNamedBy(node);
    return found === null
      ? []
      : [{ from: file.path, ...resolve(file.path, found.specifier), kind: found.kind, line: lineOf(node) }];
  });
}

function moduleNamedBy(node: ts.Node): { readonly specifier: string; readonly kind: Import['kind'] } | null {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return {
      specifier: node.moduleSpecifier.text,
      kind: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? 'type' : 'static',
    };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, kind: node.isTypeOnly ? 'type' : 'static' };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return { specifier: node.argument.literal.text, kind: 'type' };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    return argument !== undefined && ts.isStringLiteralLike(argument)
      ? { specifier: argument.text, kind: 'dynamic' }
      : null;
  }
  return null;
}

function resolve(from: string, specifier: string): Pick<Import, 'to' | 'target'> {
  if (specifier.startsWith('.')) return { to: posix.join(posix.dirname(from), specifier), target: 'file' };
  if (specifier.startsWith('node:')) return { to: specifier, target: 'builtin' };
  const [first = '', second] = specifier.split('/');
  return { to: first.startsWith('@') && second !== undefined ? `${first}/${second}` : first, target: 'package' };
}
