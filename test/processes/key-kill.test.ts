import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { bindAccess } from '../../src/access.ts';
import { openSqliteStore } from '../../src/adapters/sqlite/index.ts';
import { systemClock, systemRandom } from '../../src/adapters/system/index.ts';
import { seededRandom } from '../../src/testing/index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const kills = 10;
const program = fileURLToPath(new URL('key-issuer-process.ts', import.meta.url));

test(`${kills} kills of a process that issues and rotates keys lose no secret that was shown and leave no key without its entry`, async () => {
  const file = join(temporaryFolder(), 'hyperalign.db');
  const random = seededRandom(20250508);
  const shown: string[] = [];
  let next = startIssuer(file);
  onTestFinished(() => next.kill());
  for (let round = 0; round < kills; round += 1) {
    const issuer = next;
    // The next process loads its modules while the one before is at work.
    next = startIssuer(file);
    await issuer.heard(1);
    issuer.begin();
    await issuer.heard(2 + (random.seed() % 6));
    await pause((random.seed() % 1000) / 100);
    await issuer.kill();
    shown.push(...issuer.lines.slice(1));
  }

  const store = await openSqliteStore({ path: file });
  const access = bindAccess({ store, clock: systemClock, random: systemRandom });
  const kinds = await Promise.all(
    shown.map(async (line) => typeof (await access.authenticate(line.split(' ')[1] ?? ''))),
  );
  const problems = await store.check();
  await store.close();

  expect(shown.length).toBeGreaterThan(kills * 2);
  expect(kinds.filter((kind) => kind !== 'object')).toEqual([]);
  expect(problems).toEqual([]);
  expect(strays(file)).toEqual({ integrity: 'ok', withoutEntry: 0, entriesWithoutKey: 0, halfRotated: 0 });
}, 180_000);

interface Issuer {
  readonly lines: readonly string[];
  begin(): void;
  /** Resolves when it has said so many lines. */
  heard(lines: number): Promise<void>;
  kill(): Promise<void>;
}

function startIssuer(file: string): Issuer {
  const child = spawn(process.execPath, [program, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines: string[] = [];
  let rest = '';
  let ended = false;
  const waiting = new Set<() => void>();
  const look = () => {
    for (const one of waiting) one();
  };
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    const pieces = (rest + piece).split('\n');
    rest = pieces.pop() ?? '';
    lines.push(...pieces);
    look();
  });
  child.stdin.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => {
    child.on('close', () => {
      ended = true;
      look();
      resolve();
    });
  });
  return {
    lines,
    begin: () => {
      child.stdin.write('begin\n');
    },
    heard: (count) =>
      new Promise((resolve, reject) => {
        const check = () => {
          if (lines.length < count && !ended) return;
          waiting.delete(check);
          if (lines.length >= count) resolve();
          else reject(new Error('The issuer ended early.'));
        };
        waiting.add(check);
        check();
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
    },
  };
}

/** Looks past the store at its tables. */
function strays(file: string) {
  const database = new DatabaseSync(file, { readOnly: true });
  const one = (query: string) => Object.values(database.prepare(query).get() ?? {})[0];
  const entries = (action: string) =>
    `select json_extract(details, '$.key') from audit_entries where action = 'keys.${action}'`;
  const found = {
    integrity: one('pragma integrity_check'),
    withoutEntry: one(`select count(*) from access_keys where id not in (${entries('issue')})`),
    entriesWithoutKey: one(`select count(*) from (${entries('issue')} except select id from access_keys)`),
    halfRotated: one(
      `select count(*) from access_keys where (previous_hash is null) <> (previous_until is null) or (previous_hash is null) = (id in (${entries('rotate')}))`,
    ),
  };
  database.close();
  return found;
}
