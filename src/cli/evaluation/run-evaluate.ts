import { join } from 'node:path';
import { defaultModel } from '../../compose.ts';
import { composeEvaluation } from '../../compose-evaluation.ts';
import type { EvaluationReport } from '../../contracts/evaluation-report.ts';
import type { EvaluateOptions } from '../../evaluation/experiment.ts';
import { findExperiment } from '../../evaluation/experiments.ts';
import { planEvaluation, runEvaluation } from '../../evaluation/run-evaluation.ts';
import { type CommandContext, openCommand } from '../command-context.ts';
import type { Terminal } from '../terminal.ts';
import { openRunFolder, type RunSettings } from './open-run-folder.ts';
import { progressLine } from './progress-line.ts';

export interface EvaluateFlags {
  readonly data?: string;
  readonly folder?: string;
  readonly people?: number;
  readonly tasks?: number;
  readonly prompts?: number;
  readonly draws: number;
  readonly methods?: string;
  readonly cutWords?: number;
  readonly model?: string;
  readonly judge?: string;
  readonly seed: number;
  readonly parallel: number;
  readonly budgetTokens?: number;
  readonly dryRun?: boolean;
  readonly out?: string;
  readonly resume?: boolean;
  readonly json?: boolean;
}

export async function runEvaluate(context: CommandContext, name: string, flags: EvaluateFlags): Promise<void> {
  const experiment = findExperiment(name);
  const { terminal, config } = await openCommand(context);
  const options = optionsOf(flags);
  const model = experiment.needsModel ? (flags.model ?? config.model ?? defaultModel) : 'none';
  const settings: RunSettings = {
    ...{ experiment: name, data: options.data, people: options.people, tasks: options.tasks, draws: options.draws },
    ...{ prompts: options.prompts, cutWords: options.cutWords, model, judge: flags.judge ?? null, seed: options.seed },
  };
  const out = flags.out ?? join('hyperalign-evaluation', name);
  // A dry run leaves nothing behind.
  const folder = flags.dryRun === true ? null : await openRunFolder(out, { settings, resume: flags.resume === true });
  const parts = await composeEvaluation({
    ...{ config, model, judge: flags.judge ?? null },
    replies: folder?.replies ?? join(out, 'replies'),
    results: folder?.results ?? join(out, 'results'),
    command: commandOf(name, flags),
  });
  const onProgress = progressLine(
    (line) => terminal.progress(line),
    () => parts.ports.clock.elapsed(),
  );
  try {
    const request = {
      ...{ experiment, options, onProgress, budgetTokens: flags.budgetTokens ?? null, signal: context.signal },
    };
    const report = folder === null ? await planEvaluation(parts, request) : await runEvaluation(parts, request);
    terminal.clearProgress();
    await folder?.write('report.json', `${JSON.stringify(report, null, 2)}\n`);
    if (flags.json === true) terminal.json(report);
    else if (folder === null) terminal.print(renderPlan(report));
    else terminal.print(renderResult(report, folder.path, terminal));
  } finally {
    terminal.clearProgress();
    await parts.close();
  }
}

function optionsOf({
  data,
  folder,
  people,
  tasks,
  prompts,
  draws,
  methods,
  cutWords,
  seed,
  parallel,
}: EvaluateFlags): EvaluateOptions {
  return {
    ...{ data: data ?? null, folder: folder ?? null, people: people ?? null, tasks: tasks ?? null, draws },
    prompts: prompts ?? null,
    methods: methods?.split(',').map((one) => one.trim()) ?? null,
    ...{ cutWords: cutWords ?? null, seed, parallel },
  };
}

/** What makes the run again, without what only says where and how it was watched. */
function commandOf(name: string, flags: EvaluateFlags): string {
  const words = Object.entries(flags).flatMap(([flag, value]) => {
    if (['out', 'folder', 'resume', 'json', 'dryRun'].includes(flag) || value === undefined) return [];
    const dashed = flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return value === true ? [`--${dashed}`] : [`--${dashed} ${value}`];
  });
  return ['hyperalign evaluate', name, ...words].join(' ');
}

function renderPlan({ run, n, unit }: EvaluationReport): string {
  const { calls, cachedCalls, inputTokens, outputTokens } = run;
  return [
    `${n} ${unit === 'person' ? 'people' : `${unit}s`}, ${calls} calls to make and ${cachedCalls} kept already.`,
    `About ${inputTokens.toLocaleString('en')} tokens to read and ${outputTokens.toLocaleString('en')} to write.`,
  ].join('\n');
}

function renderResult(report: EvaluationReport, folder: string, { style }: Terminal): string {
  const main = report.contrasts.filter((one) => one.main);
  return [
    style.strong(report.summary),
    ...main.map(({ sentence }) => `  ${sentence}`),
    ...report.cautions.map((caution) => style.faint(`  ${caution}`)),
    `Report: ${join(folder, 'report.json')}`,
  ].join('\n');
}
