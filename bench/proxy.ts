import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { homeOfMany } from './proxy-home.ts';
import { latenciesOf, openStreams, type Target, throughputOf } from './proxy-latency.ts';
import { type Process, startPortkey, startProxy, startUpstream } from './proxy-processes.ts';

/** What the proxy adds to a request that goes straight to the upstream, how many it serves, and what 500 open streams hold. */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const people = quick ? 1_000 : 100_000;
  const rounds = quick ? 300 : 3_000;
  const home = await homeOfMany(people);
  const processes: Process[] = [];
  const kept = <One extends Process | null>(one: One): One => {
    if (one !== null) processes.push(one);
    return one;
  };
  try {
    const upstream = kept(await startUpstream());
    const proxy = kept(await startProxy(home, `${upstream.url}/v1`));
    const portkey = kept(await startPortkey());
    if (portkey === null)
      console.error('bench: @portkey-ai/gateway is not installed (see bench/README.md); its figures are null.');
    const bare: Target = { url: upstream.url, headers: () => ({}) };
    const personal: Target = {
      url: proxy.url,
      // A step that shares no factor with the number of people, so that all of them come up in no order of their rows.
      headers: (n) => ({ 'x-hyperalign-person': `p${1 + ((seed + n * 7919) % people)}` }),
    };
    const nobody: Target = { url: proxy.url, headers: () => ({}) };
    const gateway: Target | null =
      portkey === null
        ? null
        : {
            url: portkey.url,
            headers: () => ({
              ...{ 'x-portkey-provider': 'openai', 'x-portkey-custom-host': `${upstream.url}/v1` },
              authorization: 'Bearer none',
            }),
          };
    const targets = [bare, personal, nobody, ...(gateway === null ? [] : [gateway])];
    const [direct, ours, plain, theirs] = await latenciesOf(targets, rounds);
    if (direct === undefined || ours === undefined || plain === undefined)
      throw new Error('There is a target without times.');
    const load = { total: quick ? 1_000 : 6_000, together: 32 };
    const served = await throughputOf(personal, { ...load, cpuMs: proxy.cpuMs });
    const bareServed = await throughputOf(bare, { ...load, cpuMs: upstream.cpuMs });
    const gatewayServed =
      gateway === null || portkey === null ? null : await throughputOf(gateway, { ...load, cpuMs: portkey.cpuMs });
    const streams = await memoryOfStreams(proxy, personal, quick ? [2, 4] : [15, 60, 120]);
    const { size } = await stat(join(home, 'hyperalign.sqlite'));
    return {
      name: 'proxy',
      figures: {
        people,
        storeMb: rounded(size / 1e6, 0),
        addedP50Ms: rounded(ours.p50 - direct.p50),
        addedP99Ms: rounded(ours.p99 - direct.p99),
        addedWithoutPersonP50Ms: rounded(plain.p50 - direct.p50),
        p50Ms: rounded(ours.p50),
        p99Ms: rounded(ours.p99),
        requestsPerSecond: rounded(served.perSecond, 0),
        cpuMsPerRequest: orNull(served.cpuMsPerRequest),
        ...streams,
      },
      baseline: {
        addedP50MsTarget: 0.8,
        addedP99MsTarget: 20,
        requestsPerSecondTarget: 1500,
        bareP50Ms: rounded(direct.p50),
        bareP99Ms: rounded(direct.p99),
        bareRequestsPerSecond: rounded(bareServed.perSecond, 0),
        bareCpuMsPerRequest: orNull(bareServed.cpuMsPerRequest),
        portkeyAddedP50Ms: theirs === undefined ? null : rounded(theirs.p50 - direct.p50),
        portkeyAddedP99Ms: theirs === undefined ? null : rounded(theirs.p99 - direct.p99),
        portkeyRequestsPerSecond: gatewayServed === null ? null : rounded(gatewayServed.perSecond, 0),
        portkeyCpuMsPerRequest: orNull(gatewayServed?.cpuMsPerRequest ?? null),
      },
      n: rounds,
      seed,
    };
  } finally {
    for (const one of processes.toReversed()) await one.stop();
    await rm(home, { recursive: true, force: true });
  }
}

const streamCount = 500;

/** Memory of the server with no stream, with all open, and after they have run on for so many seconds: it is flat where the last ones are alike. */
async function memoryOfStreams(proxy: Process, target: Target, seconds: readonly number[]) {
  const mb = (value: number | null) => (value === null ? null : rounded(value, 0));
  const idle = mb(proxy.memoryMb());
  const streams = await openStreams(target, streamCount);
  await pause(1);
  const opened = mb(proxy.memoryMb());
  const piecesBefore = streams.pieces();
  const later: Record<string, number | null> = {};
  let waited = 0;
  for (const until of seconds) {
    await pause(until - waited);
    waited = until;
    later[`memoryStreamsMbAfter${until}s`] = mb(proxy.memoryMb());
  }
  const streamPieces = streams.pieces() - piecesBefore;
  streams.close();
  return { streams: streamCount, memoryIdleMb: idle, memoryStreamsMb: opened, ...later, streamPieces };
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

function orNull(value: number | null): number | null {
  return value === null ? null : rounded(value);
}

function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
