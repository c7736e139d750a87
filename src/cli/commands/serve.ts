import type { Command } from 'commander';
import type { Workspaces } from '../../compose.ts';
import type { Config } from '../../config.ts';
import { HyperalignError, isHyperalignError } from '../../errors.ts';
import type { Access, AccessEntry, ProxySteering, Upstream } from '../../server/index.ts';
import { type CommandContext, openCommand } from '../command-context.ts';
import { example } from '../example-text.ts';
import type { ServeFlags, ServeSettings } from '../serve/read-serve-settings.ts';
import type { Terminal } from '../terminal.ts';

export function defineServe(command: Command, context: CommandContext): void {
  const several = (value: string, before: readonly string[]) => [...before, value];
  command
    .description(
      'Serves the OpenAI API: requests go on to another server or a model, in the voice of the person that they name. Beside it, the HTTP API under /api/v1, a page for choosing between two texts at /choices and MCP at /mcp.',
    )
    .option('--port <port>', 'where to listen; 0 takes any that is free', '8787')
    .option('--host <address>', 'address to listen on; another than the loopback address needs keys', '127.0.0.1')
    .option(
      '--upstream <where>',
      'address of a server that speaks the OpenAI API, or a model: anthropic:NAME, local:NAME (HYPERALIGN_UPSTREAM)',
    )
    .option('--model <id>', 'model that learns and writes, where something asks for it (HYPERALIGN_MODEL)')
    .option('--allow-origin <origin>', 'pages of this origin may call, repeatable; by default none', several, [])
    .option('--allow-host <name>', 'answer under this name too, repeatable', several, [])
    .option('--upstream-connect-seconds <n>', 'how long to wait for a connection to the upstream', '10')
    .option('--upstream-idle-seconds <n>', 'how long the upstream may say nothing', '600')
    .option(
      '--steer <by>',
      'bias single words and marks of chat completions towards the person by logit_bias: hypotheses, fingerprint or off',
      'off',
    )
    .option('--steer-model <id>', 'which model is steered, as provider:model, such as openai:gpt-4o-mini')
    .option('--steer-encoding <name>', 'vocabulary of that model, where its name does not tell')
    .option('--stop-seconds <n>', 'how long answers may go on after Ctrl-C', '30')
    .option('--body-mb <n>', 'largest request to the proxy, in MiB', '32')
    .option('--tls-cert <file>', 'speak HTTPS with this certificate (PEM); needs --tls-key')
    .option('--tls-key <file>', 'its private key (PEM, without a passphrase)')
    .option('--behind-tls', 'a proxy before the server speaks HTTPS with clients, so do not warn of keys in the clear')
    .option('--max-connections <n>', 'open at a time; further ones are closed', '1000')
    .option('--max-connections-of-address <n>', 'of these from one address; default: all')
    .option('--head-seconds <n>', 'how long a connection may take to say what it asks for', '15')
    .option('--request-seconds <n>', 'how long a request may take to come, with its body', '300')
    .option('--keep-alive-seconds <n>', 'how long a connection may wait for another request', '5')
    .option('--access-log', 'one line of JSON a request on standard error, without any text')
    .addHelpText(
      'after',
      example(
        'hyperalign serve --upstream http://127.0.0.1:11434/v1',
        'hyperalign serve --upstream anthropic:claude-sonnet-4-5 --port 9000 --access-log',
      ),
    )
    .action((flags: ServeFlags) => serveCommand(context, flags));
}

async function serveCommand(context: CommandContext, flags: ServeFlags): Promise<void> {
  const { terminal, config, settings } = await readAll(context, flags);
  const [{ openWorkspaces }, { checkAddress, createServer }, { createMcpHandler }, { readTls }, { clearKeysWarning }] =
    await Promise.all([
      import('../../compose.ts'),
      import('../../server/index.ts'),
      import('../../mcp.ts'),
      import('../serve/read-tls.ts'),
      import('../serve/clear-keys-warning.ts'),
    ]);
  const tls = settings.tls === null ? null : await readTls(settings.tls, new Date());
  const workspaces = await openWorkspaces({ config, model: flags.model ?? null });
  const mcp = createMcpHandler({
    openClient: ({ workspace }) => workspaces.client(workspace),
    log: (line) => context.streams.err.write(`${line}\n`),
  });
  try {
    const access = await openServerAccess(workspaces, config);
    // Before anything is opened for requests that will not come.
    checkAddress(settings.host, access);
    const upstream = await openUpstream(settings, config, workspaces.model);
    const steering = await openServerSteering(settings, config);
    const server = await createServer({
      ...{ workspaces, upstream, port: settings.port, host: settings.host, stopMs: settings.stopMs },
      ...{ access, mcp },
      ...(steering === null ? {} : { steering }),
      ...(workspaces.tracer === undefined ? {} : { tracer: workspaces.tracer }),
      api: { idempotency: workspaces.idempotency, clock: workspaces.clock, record: workspaces.access.record },
      ...{ origins: settings.origins, hosts: settings.hosts, proxyBodyBytes: settings.bodyBytes },
      log: (entry) => tell(entry, flags, context),
      ...(tls === null ? {} : { tls }),
      limits: settings.limits,
    });
    const warning = clearKeysWarning(settings, access);
    if (warning !== null) terminal.note(warning);
    terminal.print(
      `Listening on ${server.url}: the OpenAI API under ${server.url}/v1, sent on to ${upstream.name}; a page for choosing between texts at ${server.url}/choices. ${access.keysInForce ? 'Every request needs a key.' : 'No key is asked for.'}`,
    );
    workspaces.jobs.start();
    await stopped(context.signal);
    await stop(server, terminal);
  } finally {
    await mcp.close();
    await workspaces.close();
  }
}

/** Asks for keys from the first one on that was made; before, whoever sits at this machine may do everything. */
async function openServerAccess({ access }: Workspaces, { workspace }: Config): Promise<Access> {
  const { keyedAccess, openAccess } = await import('../../server/index.ts');
  return (await access.hasKeys()) ? keyedAccess(access) : openAccess({ workspace });
}

/** Every fault of environment and options at once. */
async function readAll(
  context: CommandContext,
  flags: ServeFlags,
): Promise<{ readonly terminal: Terminal; readonly config: Config; readonly settings: ServeSettings }> {
  const { readServeSettings } = await import('../serve/read-serve-settings.ts');
  const opened = await attempted(() => openCommand(context));
  const settings = await attempted(async () =>
    readServeSettings(flags, opened instanceof HyperalignError ? null : opened.config),
  );
  if (opened instanceof HyperalignError && settings instanceof HyperalignError)
    throw new HyperalignError('invalid_input', `${opened.message}\n${settings.message}`);
  if (opened instanceof HyperalignError) throw opened;
  if (settings instanceof HyperalignError) throw settings;
  return { ...opened, settings };
}

async function attempted<Value>(attempt: () => Promise<Value>): Promise<Value | HyperalignError> {
  try {
    return await attempt();
  } catch (error) {
    if (isHyperalignError(error, 'invalid_input')) return error;
    throw error;
  }
}

async function openUpstream(
  { upstream, connectMs, idleMs }: ServeSettings,
  config: Config,
  open: Workspaces['model'],
): Promise<Upstream> {
  const [{ modelUpstream, urlUpstream }, { isEmbedded }] = await Promise.all([
    import('../../server/index.ts'),
    import('../../compose-model.ts'),
  ]);
  if (upstream.kind === 'address')
    return urlUpstream({ baseUrl: upstream.baseUrl, apiKey: config.upstreamKey, connectMs, idleMs });
  const { id } = upstream;
  // A hosted model costs nothing to open, and a key that is missing is told before the first request.
  if (!isEmbedded(id)) await open(id);
  return modelUpstream({ id, open: () => open(id) });
}

/** The tokenizer is large, and loaded only where it is asked for. */
async function openServerSteering({ steering }: ServeSettings, config: Config): Promise<ProxySteering | null> {
  if (steering === null) return null;
  const { openSteering } = await import('../../compose-steering.ts');
  return openSteering(config, steering);
}

/** What nobody foresaw is told in any case. */
function tell(entry: AccessEntry, { accessLog }: ServeFlags, { streams }: CommandContext): void {
  if (accessLog === true || entry.fault !== null) streams.err.write(`${JSON.stringify(entry)}\n`);
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function stop(server: { stop(): Promise<void> }, terminal: Terminal): Promise<void> {
  terminal.note('Stopping: open answers may end, new requests are not taken.');
  await server.stop();
}
