import { basename, join } from 'node:path';
import { composeEvaluation } from '../../compose-evaluation.ts';
import { defaultModel } from '../../compose-model.ts';
import type { EvaluationReport } from '../../contracts/evaluation-report.ts';
import { HyperalignError, isHyperalignError } from '../../errors.ts';
import type { EvaluateOptions } from '../../evaluation/experiment.ts';
import { findExperiment } from '../../evaluation/experiments.ts';
import { refuseLoneAdapters } from '../../evaluation/refuse-lone-adapters.ts';
import { refuseUnreadOptions } from '../../evaluation/refuse-unread-options.ts';
import { headlineOf } from '../../evaluation/report/headline.ts';
import { renderHtml } from '../../evaluation/report/render-html.ts';
import { renderMarkdown } from '../../evaluation/report/render-markdown.ts';
import { planEvaluation, runEvaluation } from '../../evaluation/run-evaluation.ts';
import { type CommandContext, openCommand } from '../command-context.ts';
import type { Terminal } from '../terminal.ts';
import { wrap } from '../wrap.ts';
import { openRunFolder, type RunFolder, type RunPart, type RunSettings } from './open-run-folder.ts';
import { parsePrice } from './parse-price.ts';
import { progressLine } from './progress-line.ts';
import { renderPlan } from './render-plan.ts';
import { controlsTable, resultTable } from './result-table.ts';
import { watchedFiles } from './watched-files.ts';

export interface EvaluateFlags {
  readonly data?: string;
  readonly folder?: string;
  readonly people?: number;
  readonly tasks?: number;
  readonly prompts?: number;
  readonly draws?: number;
  readonly methods?: string;
  readonly adapters?: string;
  readonly cutWords?: number;
  readonly learnWith?: 'none';
  readonly briefs?: 'neutral' | 'opening';
  readonly model?: string;
  readonly judge?: string;
  readonly models?: string;
  readonly secondJudge?: string;
  readonly seed: number;
  readonly parallel: number;
  readonly budgetTokens?: number;
  readonly price?: string;
  readonly dryRun?: boolean;
  readonly out?: string;
  readonly resume?: boolean;
  readonly json?: boolean;
}

export async function runEvaluate(context: CommandContext, name: string, flags: EvaluateFlags): Promise<void> {
  const experiment = findExperiment(name);
  refuseLoneSecondJudge(flags);
  const { data, people, tasks, prompts, methods, adapters, draws, cutWords, learnWith, briefs } = flags;
  refuseUnreadOptions(experiment, {
    ...{ data, people, tasks, prompts, methods, adapters, draws, cutWords, learnWith, briefs },
    ...{ model: flags.model, models: flags.models, judge: flags.judge, secondJudge: flags.secondJudge },
  });
  const options = optionsOf(flags);
  refuseLoneAdapters(experiment, { adapters: adapters ?? null, methods: options.methods });
  const { terminal, config } = await openCommand(context);
  const models = flags.models?.split(',').map((one) => one.trim()) ?? experiment.models ?? [];
  const model = experiment.needsModel
    ? (flags.model ?? models[0] ?? config.model ?? defaultModel)
    : ((experiment.takesModel ? flags.model : undefined) ?? 'none');
  const settings: RunSettings = {
    ...{ experiment: name, data: options.data, people: options.people, tasks: options.tasks, draws: options.draws },
    ...{
      prompts: options.prompts,
      cutWords: options.cutWords,
      learnWith: options.learnWith,
      model,
      judge: flags.judge ?? null,
      seed: options.seed,
    },
    ...(options.briefs === null ? {} : { briefs: options.briefs }),
    ...(models.length === 0 ? {} : { models }),
    secondJudge: flags.secondJudge ?? null,
    adapters: adapters ?? null,
  };
  const out = flags.out ?? join('hyperalign-evaluation', name);
  // A dry run leaves nothing behind.
  const folder =
    flags.dryRun === true
      ? null
      : await openRunFolder(out, { settings, added: ['adapters'], resume: flags.resume === true });
  const parts = await composeEvaluation({
    ...{ config, model, judge: flags.judge ?? null, secondJudge: flags.secondJudge ?? null, models },
    adapters: adapters ?? null,
    parallel: options.parallel,
    replies: folder?.replies ?? join(out, 'replies'),
    results: folder?.results ?? join(out, 'results'),
    command: commandOf(name, flags),
    price: flags.price === undefined ? null : parsePrice(flags.price),
  });
  const hold = async (part: RunPart): Promise<void> => folder?.hold(part);
  const files = watchedFiles(parts.files, (file) => hold({ kind: 'data', ...file }));
  const onProgress = progressLine(
    (line) => terminal.progress(line),
    () => parts.ports.clock.elapsed(),
  );
  try {
    for (const [name, sha256] of Object.entries(parts.provenance.weights ?? {}))
      await hold({ kind: 'weights', name, sha256 });
    const request = {
      ...{ experiment, options, onProgress, budgetTokens: flags.budgetTokens ?? null, signal: context.signal },
    };
    const onInterim = async (interim: EvaluationReport) => {
      if (folder === null) return;
      await writeInterim(folder, interim);
      terminal.clearProgress();
      terminal.note(`${interim.n} people are done: ${join(folder.path, interimPage)}`);
    };
    const report =
      folder === null
        ? await planEvaluation(parts, request)
        : await runEvaluation({ ...parts, files }, { ...request, onInterim });
    terminal.clearProgress();
    if (folder !== null) await writeReports(folder, report);
    if (flags.json === true) terminal.json(report);
    else if (folder === null) terminal.print(renderPlan(report, terminal.width));
    else terminal.print(renderResult(report, folder.path, terminal));
  } catch (error) {
    throw folder !== null && isStop(error, context.signal) ? stoppedRun(folder, error) : error;
  } finally {
    terminal.clearProgress();
    await parts.close();
  }
}

/** What the model's side throws, and what the signal does where nothing is asked. */
function isStop(error: unknown, { aborted, reason }: AbortSignal): boolean {
  return isHyperalignError(error, 'aborted') || (aborted && error === reason);
}

/** A step that is stopped keeps nothing of itself; a run keeps every reply before. */
function stoppedRun({ path }: RunFolder, cause: unknown): HyperalignError {
  return new HyperalignError(
    'aborted',
    `Stopped. What was answered before is kept in ${path}: the same command with --resume goes on from there.`,
    { cause },
  );
}

/** Two judges are two models. */
function refuseLoneSecondJudge({ judge, secondJudge }: EvaluateFlags): void {
  if (secondJudge === undefined || (judge !== undefined && judge !== secondJudge)) return;
  throw new HyperalignError(
    'invalid_input',
    judge === undefined
      ? `--second-judge ${secondJudge} stands without a first. Name one with --judge.`
      : `Both judges are ${judge}, which agrees with itself. Name another model with --second-judge.`,
  );
}

function optionsOf({
  data,
  folder,
  people,
  tasks,
  prompts,
  draws = 1,
  methods,
  cutWords,
  learnWith,
  briefs,
  seed,
  parallel,
}: EvaluateFlags): EvaluateOptions {
  return {
    ...{ data: data ?? null, folder: folder ?? null, people: people ?? null, tasks: tasks ?? null, draws },
    prompts: prompts ?? null,
    methods: methods?.split(',').map((one) => one.trim()) ?? null,
    ...{ cutWords: cutWords ?? null, learnWith: learnWith ?? null, briefs: briefs ?? null },
    ...{ seed, parallel },
  };
}

/** What makes the run again, without what only says where and how it was watched, and without the user's folders: a report is made to be passed on. */
function commandOf(name: string, flags: EvaluateFlags): string {
  const words = Object.entries(flags).flatMap(([flag, value]) => {
    if (['out', 'folder', 'resume', 'json', 'dryRun'].includes(flag) || value === undefined) return [];
    const dashed = flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (value === true) return [`--${dashed}`];
    return [`--${dashed} ${['data', 'adapters'].includes(flag) ? basename(String(value)) : value}`];
  });
  return ['hyperalign evaluate', name, ...words].join(' ');
}

const interimPage = 'interim.html';

async function writeInterim(folder: RunFolder, report: EvaluationReport): Promise<void> {
  await folder.write('interim.md', renderMarkdown(report));
  await folder.write(interimPage, renderHtml(report));
}

async function writeReports(folder: RunFolder, report: EvaluationReport): Promise<void> {
  await folder.write('report.json', `${JSON.stringify(report, null, 2)}\n`);
  await folder.write('report.md', renderMarkdown(report));
  await folder.write('report.html', renderHtml(report));
  await folder.remove('interim.md');
  await folder.remove(interimPage);
}

function renderResult(report: EvaluationReport, folder: string, { style, width }: Terminal): string {
  const { summary, main } = headlineOf(report);
  const tables = [controlsTable(report, { style, width }), resultTable(report, { style, width })];
  return [
    style.strong(report.summary),
    ...report.cautions.map((caution) => style.faint(wrap(caution, width, '  '))),
    ...tables.flatMap((table) => (table === null ? [] : ['', table])),
    '',
    summary,
    ...main.map(({ sentence, holm }) => wrap(holm === null ? sentence : `${sentence} ${holm}.`, width, '  ')),
    ...report.notRun.map(({ name, reason }) => style.faint(wrap(`${name}: ${reason}.`, width, '  '))),
    `Report: ${join(folder, 'report.html')} (and report.md, report.json)`,
  ].join('\n');
}
