import type { Kysely } from 'kysely';
import type { JobKey } from '../../ports/job-store.ts';
import type { Run, RunCall, RunStore } from '../../ports/store.ts';
import { isJobThere } from './jobs.ts';
import type { OpenDatabase } from './open-database.ts';
import { damagedRecord } from './store-error.ts';
import type { Tables } from './tables.ts';

export function runsIn({ db, file }: OpenDatabase): RunStore {
  return {
    add: (workspace, run, job) => addRun(db, workspace, run, job),
    list: async (workspace, limit) => {
      const rows = await newestRuns(db, workspace, limit);
      return [...Map.groupBy(rows, (row) => row.id).values()].map((ofRun) => toRun(ofRun, workspace, file));
    },
    usage: async (workspace) => {
      const { calls, input, output } = await db
        .selectFrom('usage_entries')
        .where('workspace', '=', workspace)
        .where('outcome', '<>', 'kept')
        .select(({ fn }) => [
          fn.countAll().as('calls'),
          fn.sum('input_tokens').as('input'),
          fn.sum('output_tokens').as('output'),
        ])
        .executeTakeFirstOrThrow();
      return { calls: Number(calls), inputTokens: Number(input ?? 0), outputTokens: Number(output ?? 0) };
    },
  };
}

async function addRun(
  db: Kysely<Tables>,
  workspace: string,
  { calls, ...run }: Run,
  job: JobKey | undefined,
): Promise<void> {
  const { id, kind, person, model, startedAt, finishedAt, outcome } = run;
  await db.transaction().execute(async (transaction) => {
    if (!(await isJobThere(transaction, job))) return;
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('runs')
      .values({ workspace, id, kind, person, model, started_at: startedAt, finished_at: finishedAt, outcome })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n) return;
    for (const [position, call] of calls.entries()) {
      await transaction
        .insertInto('usage_entries')
        .values({
          workspace,
          run_id: id,
          position,
          purpose: call.purpose,
          prompt: call.prompt,
          outcome: call.outcome,
          input_tokens: call.inputTokens,
          output_tokens: call.outputTokens,
        })
        .execute();
    }
  });
}

/** One row a call, and one without a call for a run that made none. */
function newestRuns(db: Kysely<Tables>, workspace: string, limit: number) {
  return db
    .selectFrom((query) =>
      query
        .selectFrom('runs')
        .where('workspace', '=', workspace)
        .selectAll()
        .orderBy('started_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .as('newest'),
    )
    .leftJoin('usage_entries', (join) =>
      join.onRef('usage_entries.workspace', '=', 'newest.workspace').onRef('usage_entries.run_id', '=', 'newest.id'),
    )
    .select([
      'newest.id',
      'newest.kind',
      'newest.person',
      'newest.model',
      'newest.started_at',
      'newest.finished_at',
      'newest.outcome',
      'usage_entries.purpose',
      'usage_entries.prompt',
      'usage_entries.outcome as call_outcome',
      'usage_entries.input_tokens',
      'usage_entries.output_tokens',
    ])
    .orderBy('newest.started_at', 'desc')
    .orderBy('newest.id', 'desc')
    .orderBy('usage_entries.position')
    .execute();
}

type RunRow = Awaited<ReturnType<typeof newestRuns>>[number];

function toRun(rows: readonly RunRow[], workspace: string, file: string): Run {
  const [first] = rows;
  const kind = first === undefined ? undefined : runKinds.find((known) => known === first.kind);
  if (first === undefined || kind === undefined)
    throw damagedRecord(file, `runs (${workspace}, ${first?.id})`, 'its kind is none of ours');
  const { id, person, model, started_at, finished_at, outcome } = first;
  return {
    id,
    kind,
    person,
    model,
    startedAt: started_at,
    finishedAt: finished_at,
    outcome,
    calls: rows.flatMap(toCall),
  };
}

const runKinds = ['learn', 'write', 'verify', 'voice', 'edit'] as const satisfies readonly Run['kind'][];

function toCall({ purpose, prompt, call_outcome, input_tokens, output_tokens }: RunRow): readonly RunCall[] {
  if (purpose === null || prompt === null || call_outcome === null) return [];
  return [{ purpose, prompt, outcome: call_outcome, inputTokens: input_tokens ?? 0, outputTokens: output_tokens ?? 0 }];
}
