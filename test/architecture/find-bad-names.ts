import type { Finding } from './source-file.ts';

/** Names under which anything could be kept, so that in time everything is. */
const emptyNames = ['utils', 'util', 'helpers', 'helper', 'misc', 'types'];

/** Source files and folders whose name is not kebab-case or says nothing. */
export function findBadNames(paths: readonly string[]): readonly Finding[] {
  return paths.flatMap((path) => {
    const names = path
      .split('/')
      .map((name) =>
        name.replace(
          /(\.(property\.test|test|bench|config|(?:browser|evaluation|model|package|processes)\.config|d))?\.(ts|mjs|js)$/,
          '',
        ),
      );
    const empty = names.find((name) => emptyNames.includes(name));
    if (empty !== undefined) return [{ path, line: 0, problem: `"${empty}" names no idea` }];
    const bad = names.find((name) => !/^\.?[a-z0-9]+(-[a-z0-9]+)*$/.test(name));
    return bad === undefined ? [] : [{ path, line: 0, problem: `"${bad}" is not kebab-case` }];
  });
}
