import ts from 'typescript';
import { countLines, type Finding, lineOf, nodesOf, type SourceFile } from './source-file.ts';

/** The value below which the share `quantile` of the values lies (nearest rank). */
export function quantileOf(values: readonly number[], quantile: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(quantile * sorted.length) - 1)] ?? 0;
}

/** Files longer than `limit` lines. A table or a generated file says so on its first line and may be longer. */
export function findLongFiles(files: readonly SourceFile[], limit: number): readonly Finding[] {
  return files
    .filter(({ text }) => countLines(text) > limit && !/^\/[/*]+\s*(table|generated)\b/i.test(text))
    .map(({ path, text }) => ({ path, line: 0, problem: `has ${countLines(text)} lines` }));
}

/** Functions longer than `limit` lines, their braces counted. */
export function findLongFunctions(file: SourceFile, limit: number): readonly Finding[] {
  return nodesOf(file).flatMap((node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return [];
    const lines = countLines(node.getText());
    return lines > limit ? [{ path: file.path, line: lineOf(node), problem: `has a function of ${lines} lines` }] : [];
  });
}

export function findAny(file: SourceFile): readonly Finding[] {
  return nodesOf(file)
    .filter(({ kind }) => kind === ts.SyntaxKind.AnyKeyword)
    .map((node) => ({ path: file.path, line: lineOf(node), problem: 'uses any' }));
}
