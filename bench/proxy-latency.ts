import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

export interface Target {
  readonly url: string;
  /** Headers of the n-th request. */
  readonly headers: (n: number) => Readonly<Record<string, string>>;
}

export interface Latencies {
  readonly p50: number;
  readonly p99: number;
}

const body = JSON.stringify({
  model: 'stub',
  temperature: 0.2,
  messages: [
    { role: 'system', content: 'You write e-mails for the sales team. Keep to the facts.' },
    { role: 'user', content: 'Ask the supplier to deliver on Monday instead of Thursday.' },
  ],
});
const streamed = JSON.stringify({ ...JSON.parse(body), stream: true });

/** One request after another, a round of one request to each target at a time, so that all see the same machine. In milliseconds. */
export async function latenciesOf(targets: readonly Target[], rounds: number): Promise<readonly Latencies[]> {
  const agent = new Agent({ keepAlive: true });
  const times = targets.map((): number[] => []);
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [index, target] of targets.entries()) {
      const started = performance.now();
      await ask(agent, target, round + warmUp);
      if (round >= 0) times[index]?.push(performance.now() - started);
    }
  }
  agent.destroy();
  return times.map((of) => ({ p50: quantile(of, 0.5), p99: quantile(of, 0.99) }));
}

/** Code is compiled and connections are made in these rounds. */
const warmUp = 300;

export interface Throughput {
  readonly perSecond: number;
  /** Processor time of the process that was asked; null where it is not told. */
  readonly cpuMsPerRequest: number | null;
}

export interface Load {
  readonly total: number;
  readonly together: number;
  /** Of the process that is asked. */
  readonly cpuMs: () => number | null;
}

/** Requests a second with so many at a time, after as many to warm up. */
export async function throughputOf(target: Target, { total, together, cpuMs }: Load): Promise<Throughput> {
  const agent = new Agent({ keepAlive: true, maxSockets: together });
  let next = 0;
  const worker = async () => {
    while (next < total) {
      next += 1;
      await ask(agent, target, next);
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  next = 0;
  const cpuBefore = cpuMs();
  const started = performance.now();
  await Promise.all(Array.from({ length: together }, worker));
  const seconds = (performance.now() - started) / 1000;
  const cpuAfter = cpuMs();
  agent.destroy();
  const cpu = cpuBefore === null || cpuAfter === null ? null : (cpuAfter - cpuBefore) / total;
  return { perSecond: total / seconds, cpuMsPerRequest: cpu };
}

/** Opens streams and leaves them open; resolves when each has sent its first piece. */
export async function openStreams(
  target: Target,
  count: number,
): Promise<{ close(): void; readonly pieces: () => number }> {
  const agent = new Agent({ keepAlive: true });
  let pieces = 0;
  await Promise.all(
    Array.from(
      { length: count },
      (_, n) =>
        new Promise<void>((resolve, reject) => {
          const asking = send(agent, target, n, streamed);
          asking.once('response', (incoming) => {
            incoming.on('data', () => {
              pieces += 1;
              resolve();
            });
            incoming.on('error', () => undefined);
          });
          asking.on('error', reject);
        }),
    ),
  );
  return { close: () => agent.destroy(), pieces: () => pieces };
}

function ask(agent: Agent, target: Target, n: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const asking = send(agent, target, n, body);
    asking.once('response', (incoming) => {
      if (incoming.statusCode !== 200) reject(new Error(`${target.url} answered ${incoming.statusCode}.`));
      incoming.resume().once('end', resolve);
    });
    asking.once('error', reject);
  });
}

function send(agent: Agent, { url, headers }: Target, n: number, text: string) {
  const asking = request(`${url}/v1/chat/completions`, {
    method: 'POST',
    agent,
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...headers(n) },
  });
  asking.end(text);
  return asking;
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
