// Types only: the module itself is taken below, so that its warning can be kept back.
import type * as NodeSqlite from 'node:sqlite';

let loaded: typeof NodeSqlite | null = null;

/** Node's built-in SQLite. Node 22 warns once that it is experimental; that one warning is left out, and no other. */
export function nodeSqlite(): typeof NodeSqlite {
  loaded ??= withoutSqliteWarning(() => process.getBuiltinModule('node:sqlite'));
  return loaded;
}

/** Loading is synchronous, so no foreign warning can pass in between; one that did would still be let through by its text. */
function withoutSqliteWarning<T>(load: () => T): T {
  const { emitWarning } = process;
  const filtered = (warning: string | Error, ...rest: unknown[]) => {
    if (String(warning).includes('SQLite is an experimental feature')) return;
    Reflect.apply(emitWarning, process, [warning, ...rest]);
  };
  process.emitWarning = filtered;
  try {
    return load();
  } finally {
    process.emitWarning = emitWarning;
  }
}
