import ts from 'typescript';
import { type Finding, lineOf, nodesOf, type SourceFile } from './source-file.ts';

/** What a file may reach for that is not among its arguments. */
export type Impurity = 'environment' | 'clock' | 'randomness' | 'console' | 'outside world';

/** Every place where a file uses one of the named impurities. */
export function findImpurities(file: SourceFile, impurities: readonly Impurity[]): readonly Finding[] {
  return nodesOf(file).flatMap((node) => {
    const found = impurityOf(node);
    return found !== null && impurities.includes(found.impurity)
      ? [{ path: file.path, line: lineOf(node), problem: `uses ${found.use}` }]
      : [];
  });
}

const members: Readonly<Record<string, Readonly<Record<string, Impurity>>>> = {
  process: { env: 'environment' },
  Date: { now: 'clock' },
  performance: { now: 'clock' },
  Math: { random: 'randomness' },
  crypto: {
    randomUUID: 'randomness',
    getRandomValues: 'randomness',
    randomBytes: 'randomness',
    randomInt: 'randomness',
  },
};

const globals: Readonly<Record<string, Impurity>> = {
  console: 'console',
  process: 'outside world',
  fetch: 'outside world',
  setTimeout: 'outside world',
  setInterval: 'outside world',
};

/** Imported by name, these are used without the object they belong to. */
const importedNames: Readonly<Record<string, Impurity>> = {
  env: 'environment',
  randomUUID: 'randomness',
  randomBytes: 'randomness',
  randomInt: 'randomness',
  getRandomValues: 'randomness',
};

function impurityOf(node: ts.Node): { readonly impurity: Impurity; readonly use: string } | null {
  const member = memberOf(node);
  if (member !== null) {
    const impurity = members[member.object]?.[member.name];
    return impurity === undefined ? null : { impurity, use: `${member.object}.${member.name}` };
  }
  if (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && (node.arguments ?? []).length === 0)
    return { impurity: 'clock', use: 'new Date()' };
  if (ts.isCallExpression(node) && isNamed(node.expression, 'Date')) return { impurity: 'clock', use: 'Date()' };
  if (ts.isImportSpecifier(node)) {
    const name = (node.propertyName ?? node.name).text;
    const impurity = isImportOfBuiltin(node) ? importedNames[name] : undefined;
    return impurity === undefined ? null : { impurity, use: name };
  }
  if (ts.isIdentifier(node) && isGlobalUse(node)) {
    const impurity = globals[node.text];
    return impurity === undefined ? null : { impurity, use: node.text };
  }
  return null;
}

/** `a.b`, `a['b']` and the `b` of `const { b } = a`. */
function memberOf(node: ts.Node): { readonly object: string; readonly name: string } | null {
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression))
    return { object: node.expression.text, name: node.name.text };
  if (
    ts.isElementAccessExpression(node) &&
    ts.isIdentifier(node.expression) &&
    ts.isStringLiteralLike(node.argumentExpression)
  ) {
    return { object: node.expression.text, name: node.argumentExpression.text };
  }
  if (ts.isBindingElement(node) && ts.isVariableDeclaration(node.parent.parent)) {
    const { initializer } = node.parent.parent;
    const name = node.propertyName ?? node.name;
    if (initializer !== undefined && ts.isIdentifier(initializer) && ts.isIdentifier(name))
      return { object: initializer.text, name: name.text };
  }
  return null;
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

function isImportOfBuiltin(node: ts.ImportSpecifier): boolean {
  const { moduleSpecifier } = node.parent.parent.parent as ts.ImportDeclaration;
  return ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text.startsWith('node:');
}

/** Neither a property's name, nor a declaration of an own thing that happens to be called so, nor a type. */
function isGlobalUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  const names = parent as { readonly name?: ts.Node; readonly propertyName?: ts.Node };
  if (names.name === node || names.propertyName === node) return false;
  return !ts.isQualifiedName(parent) && !ts.isTypeReferenceNode(parent);
}
