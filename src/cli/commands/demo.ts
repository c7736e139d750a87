import { join } from 'node:path';
import type { Command } from 'commander';
import { packageRoot } from '../../package-root.ts';
import { type CommandContext, openCommand, withSession } from '../command-context.ts';
import { renderComparison, renderFarewell, renderLearned, renderText, renderVoice } from '../demo/render-demo.ts';
import { type DemoResult, runDemo } from '../demo/run-demo.ts';
import { example } from '../example-text.ts';
import type { Terminal } from '../terminal.ts';
import { wrap } from '../wrap.ts';
import { progressWords } from './learn.ts';

interface DemoFlags {
  readonly model: string;
  readonly seed: string;
  readonly json?: boolean;
}

/** The demo's people are kept apart from the user's. */
const workspace = 'demo';

export function addDemo(program: Command, context: CommandContext): void {
  program
    .command('demo')
    .summary('see it work: three fictional people, a model on this machine')
    .description('Learns a fictional person from e-mails, writes one task in three voices, and verifies every text against every person. Fetches the model when it is not here.')
    .option('--model <id>', 'which model writes', 'qwen2.5-coder-1.5b')
    .option('--seed <n>', 'seed of every random draw', '7')
    .option('--json', 'print everything as one JSON object')
    .addHelpText('after', example('hyperalign demo', 'hyperalign demo --model smollm2-135m'))
    .action((flags: DemoFlags) => demoCommand(context, flags));
}

async function demoCommand(context: CommandContext, { model, seed, json }: DemoFlags): Promise<void> {
  const { terminal, config } = await openCommand(context);
  await prepareModel(context, terminal, config, model);
  await withSession(context, { model, workspace }, async ({ client, terminal }) => {
    const show = json === true ? () => undefined : (text: string) => terminal.print(text);
    const started = performance.now();
    show(terminal.style.strong('hyperalign demo: three fictional people, one task, three voices\n'));
    const result = await runDemo({
      client,
      folder: join(packageRoot(), 'demo'),
      seed: Number(seed),
      signal: context.signal,
      steps: {
        progress: (progress) => terminal.progress(progressWords(progress)),
        learned: (learned) => show(`${renderLearned({ learned, seconds: (performance.now() - started) / 1000 }, terminal)}\n`),
        tasked: (task) => show(wrap(`The task, the same for all: “${task}”`, terminal.width)),
        writing: (voice) => show(`\n${terminal.style.accent(`─── written ${renderVoice(voice)} `.padEnd(terminal.width, '─'))}\n`),
        piece: (text) => (json === true ? undefined : terminal.stream(text)),
        wrote: (text) => show(renderText(text, text.verdicts[0]?.person ?? '', terminal)),
      },
    });
    if (json === true) terminal.json(result);
    else await showComparison(result, terminal, (text) => client.assess({ person: result.learned.person, text, register: 'email' }));
  });
}

async function showComparison(result: DemoResult, terminal: Terminal, assess: (text: string) => ReturnType<import('../../hyperalign.ts').Hyperalign['assess']>): Promise<void> {
  const habits = await Promise.all(result.texts.map(({ writing }) => assess(writing.text)));
  terminal.print(`\n${renderComparison(result, habits, terminal)}\n`);
  terminal.print(renderFarewell('npm run hyperalign --'));
}

async function prepareModel(context: CommandContext, terminal: Terminal, config: Parameters<typeof import('../../compose-model.ts')['fetchEmbeddedModel']>[0], model: string): Promise<void> {
  const { fetchEmbeddedModel, isEmbedded } = await import('../../compose-model.ts');
  if (!isEmbedded(model)) return;
  await fetchEmbeddedModel(config, model, { onFetch: (line) => terminal.progress(line), signal: context.signal });
  terminal.clearProgress();
}
