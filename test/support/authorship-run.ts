import { join } from 'node:path';
import type { EvaluationReport } from '../../src/contracts/evaluation-report.ts';
import { hashText } from '../../src/core/numerics/hash-text.ts';
import { authorship } from '../../src/evaluation/authorship/authorship.ts';
import { schemaInstance } from '../../src/evaluation/schema-instance.ts';
import { type ScriptedCall, type ScriptedModel, type ScriptedReply, scriptedModel } from '../../src/testing/index.ts';
import { briefReply } from './brief-reply.ts';
import { type RunOptions, runExperiment, writeFictionalPeople } from './evaluation-run.ts';

const allMethods = ['zero-shot', 'own-turns', 'hyperalign:samples'];

/** Writes like the samples it is shown: sentences of the last own turn in another order; plain words where it is shown none. */
export function imitates(call: ScriptedCall): ScriptedReply {
  const { options, turns, prompt } = call;
  const brief = briefReply(call);
  if (brief !== null) return brief;
  if (options.responseFormat?.type === 'json')
    return { json: schemaInstance(options.responseFormat.schema ?? {}, hashText(prompt)) };
  const shown = turns.filter(({ role }) => role === 'assistant').at(-1)?.text;
  if (shown === undefined)
    return `The matter of number ${prompt.length % 7} is settled and the list will be sent to everybody on the day that was named before.`;
  const lines = shown.split('\n');
  return [lines[0] ?? '', ...lines.slice(1, -1).toReversed(), lines.at(-1) ?? ''].join('\n');
}

export interface Ran {
  readonly report: EvaluationReport;
  readonly model: ScriptedModel;
}

export interface RunSize {
  readonly people?: number;
  readonly tasks?: number;
  readonly methods?: readonly string[];
}

export const smallModel = { size: 'small', delivery: 'samples' } as const;

/** Runs the authorship experiment on fictional people, all but four of whom are written for. */
export async function runAuthorship(
  folder: string,
  {
    people = 10,
    tasks = 2,
    methods = allMethods,
    model = scriptedModel(imitates, smallModel),
    options = {},
    ...more
  }: RunSize & Partial<RunOptions> & { readonly model?: ScriptedModel } = {},
): Promise<Ran> {
  const data = writeFictionalPeople(folder, { people, texts: 12 });
  const report = await runExperiment({
    ...{ experiment: authorship, model, replies: join(folder, 'replies') },
    options: { data, people: people - 4, tasks, methods, ...options },
    ...more,
  });
  return { report, model };
}

/** What a second run must say again: all but what was spent. */
export function withoutCost({
  run: { calls, cachedCalls, inputTokens, outputTokens, ...made },
  ...report
}: EvaluationReport) {
  return { ...report, made };
}
