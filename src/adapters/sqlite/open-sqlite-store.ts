import type { Store } from '../../ports/store.ts';
import { attestationsIn } from './attestations.ts';
import { auditIn } from './audit.ts';
import { checkStore } from './check-store.ts';
import { comparisonsIn } from './comparisons.ts';
import { editsIn } from './edits.ts';
import { forget } from './forget.ts';
import { guidancesIn } from './guidances.ts';
import { idempotencyIn } from './idempotency-records.ts';
import { jobWorkIn } from './job-work.ts';
import { jobsIn } from './jobs.ts';
import { keysIn } from './keys.ts';
import { limitsIn } from './limits.ts';
import { type OpenOptions, openDatabase } from './open-database.ts';
import { peopleIn } from './people.ts';
import { profilesIn } from './profiles.ts';
import { repliesIn } from './replies.ts';
import { runsIn } from './runs.ts';
import { samplesIn } from './samples.ts';
import { spendingIn } from './spending.ts';

export type SqliteStoreOptions = OpenOptions;

/**
 * Opens the store in one SQLite file, making file and folder when absent; see docs/decisions/0002-store.md. Throws
 * `store_unavailable` (no access, another program's file, a newer schema), `store_damaged`, `storage_full` or `conflict`.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const database = await openDatabase(options);
  return {
    people: peopleIn(database.db),
    samples: samplesIn(database),
    profiles: profilesIn(database),
    edits: editsIn(database),
    replies: repliesIn(database),
    guidances: guidancesIn(database),
    runs: runsIn(database),
    spending: spendingIn(database),
    keys: keysIn(database),
    audit: auditIn(database),
    limits: limitsIn(database),
    forget: (key, entryOf) => forget(database, key, entryOf),
    jobs: jobsIn(database),
    work: jobWorkIn(database),
    comparisons: comparisonsIn(database),
    attestations: attestationsIn(database),
    idempotency: idempotencyIn(database),
    check: () => checkStore(database),
    close: () => database.db.destroy(),
  };
}
