import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { bindAccess } from '../src/access.ts';
import { openSqliteStore } from '../src/adapters/sqlite/index.ts';
import { systemClock, systemRandom } from '../src/adapters/system/index.ts';
import { budgetDay, keyText, parseKeyText } from '../src/core/access/index.ts';
import { seededRandom } from '../src/testing/index.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';

/**
 * What a request pays to be let in, with 100,000 keys in the store: a key in use, a key used for the first time in a minute (which is noted), a wrong secret
 * and an id that nobody has, in turn, so that a busy machine slows all alike. Beside them the rate limit and the budget of the day.
 * `cpu…` is the time on the processor alone: what a machine that does nothing else would show. `busy…` is other work of about
 * that length, by the clock: what a busy machine adds to anything.
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const keys = quick ? 2_000 : 100_000;
  const rounds = quick ? 500 : 10_000;
  const folder = await mkdtemp(join(tmpdir(), 'hyperalign-bench-'));
  const path = join(folder, 'hyperalign.sqlite');
  const store = await openSqliteStore({ path });
  try {
    const access = bindAccess({ store, clock: systemClock, random: systemRandom });
    const owner = access.ownerOf('default');
    const used: string[] = [];
    for (let index = 0; index < 100; index += 1)
      used.push((await access.issue(owner, { name: 'in use', scopes: ['write'] })).secret);
    const fresh: string[] = [];
    for (let index = 0; index < rounds / 10; index += 1)
      fresh.push((await access.issue(owner, { name: 'fresh', scopes: ['write'] })).secret);
    fill(path, keys);
    await access.setLimits(owner, { requestsPerMinute: 1_000_000, tokensPerDay: 1_000_000_000 });
    await store.spending.add('default', budgetDay(systemClock.now()).day, { tokens: 1020, proxied: [] });
    for (const secret of used) await access.authenticate(secret);

    const random = seededRandom(seed);
    const principal = await access.authenticate(used[0] ?? '');
    if (typeof principal === 'string') throw new Error(`a key that was issued is ${principal}`);
    const times = { known: [], first: [], wrong: [], unknown: [], take: [], budget: [], busy: [] } as Record<
      string,
      number[]
    >;
    const cpu = { known: [], first: [] } as Record<string, number[]>;
    const timed = async (name: string, expected: 'string' | 'object', work: () => Promise<unknown>) => {
      const [started, before] = [performance.now(), process.cpuUsage()];
      const outcome = await work();
      times[name]?.push(performance.now() - started);
      const { user, system } = process.cpuUsage(before);
      cpu[name]?.push((user + system) / 1000);
      if (typeof outcome !== expected) throw new Error(`${name} gave ${JSON.stringify(outcome)}`);
    };
    for (let round = 0; round < rounds; round += 1) {
      const secret = used[random.seed() % used.length] ?? '';
      const parts = parseKeyText(secret);
      if (parts === null) throw new Error('a key that was issued is malformed');
      const wrong = keyText({ ...parts, secret: `${parts.secret.slice(0, 20)}${'a'.repeat(32)}` });
      const unknown = keyText({ ...parts, id: `${parts.id.slice(0, 8)}${'a'.repeat(8)}` });
      await timed('known', 'object', () => access.authenticate(secret));
      await timed('wrong', 'string', () => access.authenticate(wrong));
      await timed('unknown', 'string', () => access.authenticate(unknown));
      await timed('take', 'object', () => access.take(principal));
      await timed('budget', 'object', () => access.budget('default'));
      await timed('busy', 'string', async () => otherWork());
      const first = round % 10 === 0 ? fresh[round / 10] : undefined;
      if (first !== undefined) await timed('first', 'object', () => access.authenticate(first));
    }
    const of = (name: string, share: number) => quantile(times[name] ?? [], share);
    const ofCpu = (name: string, share: number) => quantile(cpu[name] ?? [], share);
    return {
      name: 'access-cost',
      figures: {
        keys: keys + used.length + fresh.length,
        p50Ms: of('known', 0.5),
        p99Ms: of('known', 0.99),
        cpuP50Ms: ofCpu('known', 0.5),
        cpuP99Ms: ofCpu('known', 0.99),
        firstUseP50Ms: of('first', 0.5),
        firstUseP99Ms: of('first', 0.99),
        firstUseCpuP99Ms: ofCpu('first', 0.99),
        wrongSecretP50Ms: of('wrong', 0.5),
        unknownIdP50Ms: of('unknown', 0.5),
        unknownOverWrongRatio: of('unknown', 0.5) / of('wrong', 0.5),
        rateLimitP50Ms: of('take', 0.5),
        budgetP50Ms: of('budget', 0.5),
      },
      baseline: { p99MsTarget: 1, busyP50Ms: of('busy', 0.5), busyP99Ms: of('busy', 0.99) },
      n: rounds,
      seed,
    };
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function otherWork(): string {
  let digest = '';
  for (let turn = 0; turn < 70; turn += 1) digest = createHash('sha256').update(`${turn} ${digest}`).digest('hex');
  return digest;
}

/** Rows of others by one statement: issuing 100,000 keys one by one would sync the disk as often. */
function fill(path: string, keys: number): void {
  const database = new DatabaseSync(path);
  database.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${keys})
    insert into access_keys (workspace, id, name, scopes, created_at, secret_hash)
    select case when i % 2 = 0 then 'default' else 'w' || (i % 500) end, lower(hex(randomblob(8))), 'filler', 'read', '2025-05-08T12:00:00.000Z', lower(hex(randomblob(32))) from n`);
  database.close();
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}
