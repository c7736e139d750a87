import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createHyperalign } from '../src/compose.ts';

/**
 * A home with so many people of whom guidance is kept: one fictional person, learned by counting, under as many names. Their profile versions are empty, since a request
 * reads the kept guidance and the number of the newest version alone.
 */
export async function homeOfMany(people: number): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'hyperalign-bench-proxy-'));
  await learnOne(home);
  const database = new DatabaseSync(join(home, 'hyperalign.sqlite'));
  database.exec('pragma synchronous = off');
  for (const [table, columns, values] of copied) {
    database.exec(`
      with recursive count(n) as (select 1 union all select n + 1 from count where n < ${people})
      insert into ${table} (workspace, person, ${columns}) select workspace, 'p' || n, ${values} from ${table}, count where person = 'june' order by n`);
  }
  database.exec('pragma wal_checkpoint(truncate)');
  database.close();
  return home;
}

const copied = [
  ['people', 'created_at', 'created_at'],
  [
    'profile_versions',
    'version, created_at, reason, hypothesis_count, sample_count, body',
    "version, created_at, reason, hypothesis_count, sample_count, '{}'",
  ],
  ['guidances', 'recipe, version, body', "recipe, version, json_set(body, '$.person', 'p' || n)"],
] as const;

async function learnOne(home: string): Promise<void> {
  const folder = new URL('../demo/people/june/', import.meta.url);
  const mails = (await readdir(folder)).filter((file) => file.endsWith('.eml')).toSorted();
  const texts = await Promise.all(
    mails.map(async (file) => (await readFile(new URL(file, folder), 'utf8')).replace(/^[\s\S]*?\r?\n\r?\n/, '')),
  );
  const client = await createHyperalign({ home, model: 'none' });
  await client.learn({ person: 'june', texts, register: 'email' });
  await client.guidance({ person: 'june' });
  await client.close();
}
