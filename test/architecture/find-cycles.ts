import type { Import } from './read-imports.ts';

/**
 * Groups of files that load each other, each sorted by name (strongly connected components, Tarjan 1972).
 * Imports of types and dynamic imports do not load a file with its importer, so they close no circle.
 */
export function findCycles(imports: readonly Import[]): readonly (readonly string[])[] {
  const edges = edgesOf(imports);
  const index = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];

  const visit = (file: string): number => {
    const own = index.size;
    index.set(file, own);
    let lowest = own;
    stack.push(file);
    for (const next of edges.get(file) ?? []) {
      if (!index.has(next)) lowest = Math.min(lowest, visit(next));
      else if (stack.includes(next)) lowest = Math.min(lowest, index.get(next) ?? own);
    }
    if (lowest === own) {
      const group = stack.splice(stack.indexOf(file));
      if (group.length > 1 || edges.get(file)?.has(file)) cycles.push(group.toSorted());
    }
    return lowest;
  };

  for (const file of edges.keys()) if (!index.has(file)) visit(file);
  return cycles;
}

function edgesOf(imports: readonly Import[]): ReadonlyMap<string, ReadonlySet<string>> {
  const edges = new Map<string, Set<string>>();
  for (const { from, to, target, kind } of imports) {
    if (target !== 'file' || kind !== 'static') continue;
    edges.set(from, (edges.get(from) ?? new Set()).add(to));
  }
  return edges;
}
