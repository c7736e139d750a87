import { isHyperalignError } from '../errors.ts';
import type { PersonKey, Run } from '../ports/store.ts';
import type { CallLedger } from './call-ledger.ts';
import type { EnginePorts } from './engine-ports.ts';
import { withinSpan } from './tracing/within-span.ts';

export interface RunDescription {
  readonly kind: Run['kind'];
  readonly key: PersonKey;
  readonly model: string;
  readonly ledger: CallLedger;
}

/** Does the work and keeps a record of it, whether it ends well or not: what it cost was spent either way. Each run is a span, which tells as little as the record and not whose it is. */
export async function recordRun<T>(ports: EnginePorts, run: RunDescription, work: () => Promise<T>): Promise<T> {
  const { kind, ledger } = run;
  const start = { name: `hyperalign ${kind}`, kind: 'internal', facts: { 'hyperalign.run': kind } } as const;
  return withinSpan(ports.tracer, start, async (span) => {
    try {
      return await recorded(ports, run, work);
    } finally {
      span?.tell({ 'hyperalign.calls': ledger.usage.calls });
    }
  });
}

async function recorded<T>(
  ports: EnginePorts,
  { kind, key, model, ledger }: RunDescription,
  work: () => Promise<T>,
): Promise<T> {
  const startedAt = isoTime(ports.clock.now());
  const keep = (outcome: string) =>
    ports.store.runs.add(key.workspace, {
      id: ports.random.id(),
      kind,
      person: key.person,
      model,
      startedAt,
      finishedAt: isoTime(ports.clock.now()),
      outcome,
      calls: ledger.calls,
    });
  let result: T;
  try {
    result = await work();
  } catch (error) {
    // A store that fails while a failure is recorded must not hide that failure.
    await keep(isHyperalignError(error) ? error.code : 'error').catch(() => undefined);
    throw error;
  }
  await keep('ok');
  return result;
}

export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
