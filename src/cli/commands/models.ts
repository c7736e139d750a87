import type { Command } from 'commander';
import type { ListedModel } from '../../compose-model.ts';
import { progressWords } from '../../engine/progress-words.ts';
import { type CommandContext, openCommand, withSession } from '../command-context.ts';
import { example } from '../example-text.ts';
import type { Terminal } from '../terminal.ts';

interface JsonFlag {
  readonly json?: boolean;
}

export function defineModels(command: Command, context: CommandContext): void {
  command
    .description(
      'Models that run on this machine. Weights are fetched once, from the first source that answers, and checked by SHA-256.',
    )
    .addHelpText('after', example('hyperalign models list', 'hyperalign models fetch smollm2-135m'));
  command
    .command('list')
    .summary('list the catalogue and what is on this machine')
    .option('--json', 'print the result as one JSON object')
    .addHelpText('after', example('hyperalign models list'))
    .action((flags: JsonFlag) => list(context, flags));
  command
    .command('fetch')
    .summary('fetch a model and the runtime that runs it')
    .argument('[name]', 'a name of the catalogue, or hub:owner/repository/file.gguf@revision', 'qwen2.5-coder-1.5b')
    .option('--from <file>', 'take the weights from a file that is here already')
    .option('--json', 'print the result as one JSON object')
    .addHelpText(
      'after',
      example(
        'hyperalign models fetch',
        'hyperalign models fetch smollm2-135m --from ./SmolLM2-135M-Instruct.Q4_1.gguf',
      ),
    )
    .action((name: string, flags: JsonFlag & { readonly from?: string }) => fetchModel(context, name, flags));
  command
    .command('check')
    .summary('read the weights whole and compare their hash')
    .argument('[name]', 'which model', 'qwen2.5-coder-1.5b')
    .option('--json', 'print the result as one JSON object')
    .addHelpText('after', example('hyperalign models check qwen2.5-coder-1.5b'))
    .action((name: string, flags: JsonFlag) => check(context, name, flags));
  command
    .command('rm')
    .summary('remove the weights of a model')
    .argument('<name>', 'which model')
    .option('--json', 'print the result as one JSON object')
    .addHelpText('after', example('hyperalign models rm smollm2-135m'))
    .action((name: string, flags: JsonFlag) => remove(context, name, flags));
  command
    .command('voice')
    .summary('hear how a model writes for nobody, so that learning can tell its habits from a person’s')
    .description(
      'Lets a model answer twelve neutral briefs a register and keeps counts of the answers, no text. Once a model; the default model’s voice comes with the package.',
    )
    .option('--model <id>', 'whose voice, as provider:model')
    .option('--register <name>', 'one register (email, chat, post, essay, news, speech, fiction); by default all seven')
    .option('--json', 'print the result as one JSON object')
    .addHelpText('after', example('hyperalign models voice --model openai:gpt-5-mini --register email'))
    .action((flags: VoiceFlags) => voice(context, flags));
}

interface VoiceFlags extends JsonFlag {
  readonly model?: string;
  readonly register?: string;
}

async function voice(context: CommandContext, { json, model, register }: VoiceFlags): Promise<void> {
  await withSession(context, model === undefined ? {} : { model }, async ({ terminal, client }) => {
    const heard = await client.measureVoice({
      ...(register === undefined ? {} : { register }),
      onProgress: (progress) => terminal.progress(progressWords(progress)),
      signal: context.signal,
    });
    terminal.clearProgress();
    const registers = heard.registers.map(({ register: name, texts, words }) => ({
      register: name,
      texts,
      words: words.reduce((sum, count) => sum + count, 0),
    }));
    if (json === true) return terminal.json({ model: heard.model, prompts: heard.prompts, registers });
    const lines = registers.map(({ register: name, texts, words }) => `  ${name}: ${texts} answers, ${words} words`);
    terminal.print([`The default voice of ${heard.model} is known:`, ...lines].join('\n'));
  });
}

async function list(context: CommandContext, { json }: JsonFlag): Promise<void> {
  const { terminal, config } = await openCommand(context);
  const { listModels } = await import('../../compose-model.ts');
  const models = await listModels(config.home);
  if (json === true) return terminal.json({ models });
  terminal.print(models.map((model) => describe(model, terminal)).join('\n'));
}

function describe(
  { name, state, problem, licence, bytes, partialBytes, summary }: ListedModel,
  { style }: Terminal,
): string {
  const size = bytes === null ? '' : `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;
  const partial = partialBytes > 0 ? `, ${Math.round(partialBytes / 1e6).toLocaleString('en')} MB of it fetched` : '';
  const mark =
    state === 'present'
      ? style.good(state)
      : state === 'damaged'
        ? style.bad(`${state}: ${problem ?? ''}`)
        : style.faint(state);
  return `${style.strong(name)}  ${mark}  ${size}${partial}\n  ${style.faint(`${summary}${licence === null ? '' : ` · ${licence}`}`)}`;
}

async function fetchModel(
  context: CommandContext,
  name: string,
  { from, json }: JsonFlag & { readonly from?: string },
): Promise<void> {
  const { terminal, config } = await openCommand(context);
  const { fetchEmbeddedModel } = await import('../../compose-model.ts');
  const fetched = await fetchEmbeddedModel(config, name, {
    ...(from === undefined ? {} : { from }),
    onFetch: (line) => terminal.progress(line),
    signal: context.signal,
  });
  terminal.clearProgress();
  if (json === true) return terminal.json(fetched);
  terminal.print(
    `${name} is ready (${fetched.source === null ? 'it was here already' : `from ${fetched.source}`}): ${fetched.path}`,
  );
}

async function check(context: CommandContext, name: string, { json }: JsonFlag): Promise<void> {
  const { terminal, config } = await openCommand(context);
  const { checkModel } = await import('../../compose-model.ts');
  const checked = await checkModel(config.home, name);
  if (json === true) terminal.json(checked);
  else
    terminal.print(`${describe(checked, terminal)}${checked.sha256 === null ? '' : `\n  SHA-256 ${checked.sha256}`}`);
}

async function remove(context: CommandContext, name: string, { json }: JsonFlag): Promise<void> {
  const { terminal, config } = await openCommand(context);
  const { removeModel } = await import('../../compose-model.ts');
  const removed = await removeModel(config.home, name);
  if (json === true) terminal.json({ name, ...removed });
  else terminal.print(`Removed ${name}: ${Math.round(removed.bytes / 1e6).toLocaleString('en')} MB.`);
}
