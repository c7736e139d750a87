import { isHyperalignError } from '../../errors.ts';
import { toEntry } from './audit.ts';
import { toStoredKey } from './keys.ts';
import { limitsIn } from './limits.ts';
import type { OpenDatabase } from './open-database.ts';

/** Every key, entry of the audit log and limit that cannot be read. */
export async function checkAccess(database: OpenDatabase): Promise<readonly string[]> {
  const { db, file } = database;
  const keys = await db.selectFrom('access_keys').selectAll().execute();
  const entries = await db.selectFrom('audit_entries').selectAll().execute();
  const limited = await db.selectFrom('workspace_limits').select('workspace').execute();
  const limits = limitsIn(database);
  const reads: readonly (() => unknown)[] = [
    ...keys.map((row) => () => toStoredKey(row, file)),
    ...entries.map((row) => () => toEntry(row, file)),
    ...limited.map(
      ({ workspace }) =>
        () =>
          limits.get(workspace),
    ),
  ];
  const problems: string[] = [];
  for (const read of reads) {
    try {
      await read();
    } catch (error) {
      if (!isHyperalignError(error, 'store_damaged')) throw error;
      problems.push(error.message);
    }
  }
  return problems;
}
