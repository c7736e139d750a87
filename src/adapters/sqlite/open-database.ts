import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { HyperalignError } from '../../errors.ts';
import { type Migration, migrations } from './migrations.ts';
import { nodeSqlite } from './node-sqlite.ts';
import { nodeSqliteDialect } from './node-sqlite-dialect.ts';
import { patiently } from './patience.ts';
import { damagedFile, toStoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

export interface OpenOptions {
  /** Path of the database file, or `:memory:`. Its folder is made when absent. */
  readonly path: string;
  /** Milliseconds to wait while another process writes; default 10 000. */
  readonly busyTimeout?: number;
  /** Upper limit of the file in pages of 4 096 bytes; default SQLite's own. */
  readonly maxPages?: number;
}

export interface OpenDatabase {
  readonly db: Kysely<Tables>;
  /** What `db` runs on, for the one write that must not wait. To be used while `db` lends its connection. */
  readonly connection: DatabaseSync;
  /** Absolute path, or `:memory:`. */
  readonly file: string;
  readonly busyTimeout: number;
}

/** Opens the file, makes it ours and brings its schema up to date. */
export async function openDatabase({ path, busyTimeout = 10_000, maxPages }: OpenOptions): Promise<OpenDatabase> {
  const file = path === ':memory:' ? path : resolve(path);
  let database: DatabaseSync | null = null;
  try {
    if (file !== ':memory:') prepareFile(file);
    const opened = new (nodeSqlite().DatabaseSync)(file, { timeout: 0, enableForeignKeyConstraints: true });
    database = opened;
    await patiently(busyTimeout, () => refuseForeign(opened, file));
    await patiently(busyTimeout, () => configure(opened, maxPages));
    const db = new Kysely<Tables>({ dialect: nodeSqliteDialect(opened, { file, busyTimeout }) });
    await migrate(db);
    return { db, connection: opened, file, busyTimeout };
  } catch (error) {
    if (database?.isOpen) database.close();
    throw toStoreError(error, file);
  }
}

/** Texts of people are for their owner's eyes: 0600 in a folder of 0700. SQLite gives its side files the mode of the main one. */
function prepareFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  const { mode, size } = statSync(file);
  if ((mode & 0o077) !== 0) chmodSync(file, 0o600);
  // SQLite would take an empty file for a new database and delete the write-ahead log beside it, which may hold everything.
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  if (size === 0 && log !== undefined && log.size > 0)
    throw damagedFile(file, `it is empty, but ${file}-wal beside it is not`);
}

/** Marks a database as ours: "halg" in ASCII, see sqlite.org/fileformat2.html#application_id. */
const applicationId = 0x68_61_6c_67;

/** Read before anything is set: the database of another program must not be touched, nor one of a newer version of this program. */
function refuseForeign(database: DatabaseSync, file: string): void {
  const mark = numberOf(database, 'pragma application_id');
  const tables = numberOf(database, 'select count(*) from sqlite_schema');
  if (mark !== applicationId && (mark !== 0 || tables > 0)) {
    throw new HyperalignError(
      'store_unavailable',
      `${file} is the database of another program. Choose another folder with --home or HYPERALIGN_HOME.`,
      {
        details: { file },
      },
    );
  }
  const version = numberOf(database, 'pragma user_version');
  if (version > migrations.length) {
    throw new HyperalignError(
      'store_unavailable',
      `The store ${file} was written by a newer hyperalign (schema ${version}; this one knows ${migrations.length}). Nothing was changed. Upgrade with: npm install hyperalign@latest`,
      { details: { file, version } },
    );
  }
}

function configure(database: DatabaseSync, maxPages: number | undefined): void {
  // What is deleted is overwritten, and no temporary file keeps a copy.
  database.exec('pragma secure_delete = on; pragma temp_store = memory; pragma cell_size_check = on');
  database.exec('pragma journal_mode = wal; pragma synchronous = full');
  // In KiB: the indexes of 100,000 people stay in memory, which the 2 MiB of the default do not hold.
  database.exec('pragma cache_size = -32768');
  if (maxPages !== undefined) database.exec(`pragma max_page_count = ${Math.trunc(maxPages)}`);
}

/** All steps or none; the version is read inside the transaction, since another process may have been faster. */
export async function migrate(db: Kysely<Tables>, steps: readonly Migration[] = migrations): Promise<void> {
  if ((await schemaVersion(db)) === steps.length) return;
  await db.transaction().execute(async (transaction) => {
    const done = await schemaVersion(transaction);
    // A step must not know today's tables: it runs on those of its own day.
    for (const step of steps.slice(done)) await step(transaction as unknown as Kysely<unknown>);
    await sql`pragma application_id = ${sql.raw(String(applicationId))}`.execute(transaction);
    await sql`pragma user_version = ${sql.raw(String(steps.length))}`.execute(transaction);
  });
}

async function schemaVersion(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(db);
  return rows[0]?.user_version ?? 0;
}

function numberOf(database: DatabaseSync, query: string): number {
  return Number(Object.values(database.prepare(query).get() ?? {})[0] ?? 0);
}
