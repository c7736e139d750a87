import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { createHyperalign } from '../src/compose.ts';
import type { Hyperalign } from '../src/hyperalign.ts';

export interface ManyPeople {
  /** The client as an application has it, on a file of this many people with profiles, samples and kept guidance. */
  readonly client: Hyperalign;
  readonly nameOf: (index: number) => string;
  close(): Promise<void>;
}

/** What a profile keeps in force; those behind it are what was tried in vain. */
const hypothesesOfPerson = 10;
const june = { person: 'june', me: ['june.tallowell@example.com'], register: 'email' } as const;

/** Learns one fictional person, keeps the guidance for `register`, and copies all of it to so many others in the file itself. */
export async function openManyPeople(count: number): Promise<ManyPeople> {
  const home = await mkdtemp(join(tmpdir(), 'hyperalign-bench-'));
  const file = join(home, 'hyperalign.sqlite');
  const folder = fileURLToPath(new URL('../demo/people/june', import.meta.url));
  await withClient(home, (client) => client.learn({ ...june, paths: [folder] }));
  withFile(file, keepFewHypotheses);
  await withClient(home, (client) => client.guidance({ person: june.person, register: june.register }));
  withFile(file, (database) => copyToOthers(database, count));
  const client = await createHyperalign({ home, model: 'none' });
  return {
    client,
    nameOf: (index) => `p${index + 1}`,
    close: async () => {
      await client.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function withClient(home: string, use: (client: Hyperalign) => Promise<unknown>): Promise<void> {
  const client = await createHyperalign({ home, model: 'none' });
  await use(client);
  await client.close();
}

function withFile(file: string, use: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  // A file that is made anew in each run needs no care for a power cut.
  database.exec('pragma journal_mode = delete; pragma journal_mode = off; pragma synchronous = off; begin');
  use(database);
  database.exec('commit');
  database.close();
}

function keepFewHypotheses(database: DatabaseSync): void {
  database.exec(`
    delete from hypotheses where position >= ${hypothesesOfPerson};
    update profile_versions set hypothesis_count = (select count(*) from hypotheses)`);
}

/** Every row of the one person, under other names; profile and guidance name the person inside too. */
function copyToOthers(database: DatabaseSync, count: number): void {
  database.exec(`
    create temp table names as
      with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${count}) select 'p' || n as name from numbers`);
  for (const table of ['people', 'samples', 'profile_versions', 'hypotheses', 'guidances']) {
    const columns = database
      .prepare(`select name from pragma_table_info('${table}')`)
      .all()
      .map(({ name }) => `${name}`);
    const copied = columns.map((column) => {
      if (column === 'person') return 'names.name';
      const namesPerson = column === 'body' && table !== 'hypotheses';
      return namesPerson ? `json_set(body, '$.person', names.name)` : `"${column}"`;
    });
    database.exec(`
      insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')})
      select ${copied.join(', ')} from names cross join (select * from ${table} where person = '${june.person}')`);
  }
}
