import { join } from 'node:path';
import { progressWords } from '../../engine/progress-words.ts';
import { packageRoot } from '../../package-root.ts';
import { type CommandContext, openCommand, withSession } from '../command-context.ts';
import type { DemoFlags } from '../commands/demo.ts';
import { wrap } from '../wrap.ts';
import { renderComparison, renderFarewell, renderLearned, renderText, renderVoice } from './render-demo.ts';
import { runDemo } from './run-demo.ts';

/** The demo's people are kept apart from the user's. */
const workspace = 'demo';

/** Runs the demo and shows each result as it comes. */
export async function showDemo(context: CommandContext, { model, seed, json }: DemoFlags): Promise<void> {
  await prepareModel(context, model);
  await withSession(context, { model, workspace }, async ({ client, terminal }) => {
    const show = json === true ? () => undefined : (text: string) => terminal.print(text);
    const { style, width } = terminal;
    show(style.strong('hyperalign demo: three fictional people, one task, three voices\n'));
    const result = await runDemo({
      client,
      folder: join(packageRoot(), 'demo'),
      seed,
      signal: context.signal,
      steps: {
        progress: (progress) => terminal.progress(progressWords(progress)),
        learned: (learned) => show(`${renderLearned(learned, terminal)}\n`),
        tasked: (task) => show(wrap(`The task, the same for all: “${task}”`, width)),
        writing: (voice) => show(`\n${style.accent(`─── written ${renderVoice(voice)} `.padEnd(width, '─'))}\n`),
        piece: (text) => (json === true ? undefined : terminal.stream(text)),
        wrote: (text) => show(renderText(text, terminal)),
      },
    });
    if (json === true) return terminal.json(result);
    show(`\n${renderComparison(result, terminal)}\n`);
    show(renderFarewell('npm run hyperalign --'));
  });
}

async function prepareModel(context: CommandContext, model: string): Promise<void> {
  const { fetchEmbeddedModel, isEmbedded } = await import('../../compose-model.ts');
  if (!isEmbedded(model)) return;
  const { terminal, config } = await openCommand(context);
  await fetchEmbeddedModel(config, model, { onFetch: (line) => terminal.progress(line), signal: context.signal });
  terminal.clearProgress();
}
