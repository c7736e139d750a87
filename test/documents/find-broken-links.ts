import { posix } from 'node:path';
import type { Finding, SourceFile } from '../architecture/source-file.ts';

const link = /\[[^\]\n]*\]\((?<target>[^)\s]+)\)/g;

/** Links to a file or folder of the tree that is not there. Links to the web are not followed. */
export function findBrokenLinks({ path, text }: SourceFile, tree: readonly string[]): readonly Finding[] {
  return [...text.matchAll(link)].flatMap(({ index, groups }) => {
    const target = (groups?.target ?? '').replace(/#.*$/, '');
    if (target === '' || /^[a-z]+:/.test(target)) return [];
    const file = posix.normalize(posix.join(posix.dirname(path), target)).replace(/\/$/, '');
    if (tree.some((one) => one === file || one.startsWith(`${file}/`))) return [];
    return [{ path, line: text.slice(0, index).split('\n').length, problem: `links to ${target}, which is not there` }];
  });
}
