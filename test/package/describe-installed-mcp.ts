import { describe, expect, test } from 'vitest';
import type { Application } from './install-tarball.ts';

/** Clients of two generations: what most hosts are made with today, and what comes after. */
export const mcpClients = ['@modelcontextprotocol/client', '@modelcontextprotocol/sdk@1.32.2'];

interface Generation {
  readonly name: string;
  readonly imports: string;
  /** How its client is made. */
  readonly client: string;
  /** A call that hears of progress and may be cancelled. */
  readonly call: string;
}

const generations: readonly Generation[] = [
  {
    name: 'version 1',
    imports: `
      import { Client } from '@modelcontextprotocol/sdk/client/index.js';
      import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
      import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';`,
    client: "new Client({ name: 'application', version: '1.0.0' })",
    call: '(name, args, options) => client.callTool({ name, arguments: args }, undefined, options)',
  },
  {
    name: 'version 2',
    imports: `
      import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
      import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';`,
    client: "new Client({ name: 'application', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } })",
    call: '(name, args, options) => client.callTool({ name, arguments: args }, options)',
  },
];

const transports = [
  {
    name: 'standard input and output',
    connect: `
      await client.connect(new StdioClientTransport({ command: 'node_modules/.bin/hyperalign', args: ['mcp', '--model', 'none'], env: process.env, stderr: 'pipe' }));
      const stop = () => client.close();`,
  },
  {
    name: 'HTTP',
    connect: `
      const server = spawn('node_modules/.bin/hyperalign', ['mcp', '--http', '--port', '0', '--model', 'none'], { stdio: ['ignore', 'pipe', 'inherit'] });
      const url = await new Promise((resolve) => server.stdout.on('data', (said) => resolve(/http\\S+/.exec(String(said))[0])));
      await client.connect(new StreamableHTTPClientTransport(new URL(url)));
      const stop = async () => { await client.close(); server.kill('SIGTERM'); await once(server, 'exit'); };`,
  },
];

/** What a host does with the server of the installed package, printed as one object. */
function session({ imports, client, call }: Generation, connect: string): string {
  return `
    import { spawn } from 'node:child_process';
    import { once } from 'node:events';
    import { readdirSync, readFileSync } from 'node:fs';
    ${imports}
    const client = ${client};
    const call = ${call};
    ${connect}
    const texts = readdirSync('texts').map((name) => readFileSync('texts/' + name, 'utf8'));
    const steps = [];
    const { tools } = await client.listTools();
    const learned = await call('learn_from_text', { person: 'nell', texts, register: 'email' }, { onprogress: ({ message }) => steps.push(message) });
    const guidance = await call('get_guidance', { person: 'nell' });
    const verdict = await call('verify', { person: 'nell', text: texts[0] });
    const edit = await call('propose_edit', { person: 'nell', draft: 'Dear Sam, come by.', final: 'Sam, come by!' });
    const wrong = [
      await call('write_as', { person: 'nell', task: 'Ask Sam to call.' }),
      await call('get_guidance', { person: 'nobody' }),
      await call('verify', { person: 'a'.repeat(10_000), text: 'Hello.' }),
      await call('verify', { person: 'nell', text: 7 }),
    ];
    const page = await client.readResource({ uri: 'hyperalign://people/nell/profile' });
    const prompt = await client.getPrompt({ name: 'write_in_my_voice', arguments: { person: 'nell', task: 'Ask Sam to call.' } });
    await stop();
    console.log(JSON.stringify({
      tools: tools.map(({ name }) => name),
      version: learned.structuredContent.profile.version,
      steps: steps.includes('Keeping the profile'),
      person: guidance.structuredContent.person,
      words: verdict.structuredContent.words > 20,
      outcome: edit.structuredContent.outcome,
      errors: wrong.map(({ isError, content }) => [isError, content[0].text.slice(0, 21)]),
      page: page.contents[0].text.includes('# How nell writes'),
      last: prompt.messages.at(-1).content.text,
    }));
  `;
}

/** The server of the installed package before clients that are not ours. */
export function describeInstalledMcp(application: () => Application): void {
  describe.each(generations)('the installed MCP server and a client of $name', (generation) => {
    test.each(transports)('understand each other over $name', ({ name, connect }) => {
      const home = `home-${generation.name}-${name}`.replaceAll(' ', '-');
      application().write('mcp.js', `process.env.HYPERALIGN_HOME = '${home}';\n${session(generation, connect)}`);

      const { status, stdout, stderr } = application().run(process.execPath, ['mcp.js']);

      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(JSON.parse(stdout)).toEqual({
        tools: ['get_guidance', 'write_as', 'verify', 'learn_from_text', 'propose_edit'],
        version: 1,
        steps: true,
        person: 'nell',
        words: true,
        outcome: 'learned',
        errors: [
          [true, 'model_not_configured:'],
          [true, 'person_not_found: The'],
          [true, 'Input validation erro'],
          [true, 'Input validation erro'],
        ],
        page: true,
        last: 'Ask Sam to call.',
      });
    });
  });
}
