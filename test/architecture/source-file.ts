import { posix } from 'node:path';
import ts from 'typescript';

/** A file of the tree, with `/` in its path and the path starting at the root. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Something a check found. `line` counts from 1; 0 means the file as a whole. */
export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly problem: string;
}

export function isTest({ path }: SourceFile): boolean {
  return path.endsWith('.test.ts');
}

export function isUnder(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

export function countLines(text: string): number {
  return text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** Every node of the file, parents first. */
export function nodesOf(file: SourceFile): readonly ts.Node[] {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(posix.basename(file.path), file.text, ts.ScriptTarget.Latest, true));
  parsed.set(file, nodes);
  return nodes;
}

/** Several checks read the same file, and parsing is most of their time. */
const parsed = new WeakMap<SourceFile, readonly ts.Node[]>();

export function lineOf(node: ts.Node): number {
  const file = node.getSourceFile();
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}
