import { request } from 'node:http';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serveMcpHttp } from '../../src/mcp.ts';
import { scriptedModel } from '../../src/testing/index.ts';
import { runCommand, startCommand } from '../support/command-line.ts';
import { longText } from '../support/long-text.ts';
import { eras, everything, textOf } from '../support/mcp-session.ts';
import { openOfflineClient } from '../support/offline-client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const texts = [0, 1, 2, 3, 4].map((place) => longText(place, 40));

async function serve(engine = openOfflineClient(), host = '127.0.0.1') {
  const server = await serveMcpHttp({ client: engine, principal: everything, host, port: 0, log: () => undefined });
  onTestFinished(() => server.close());
  return server;
}

async function connect(url: string, era: (typeof eras)[number]): Promise<Client> {
  const client = new Client(
    { name: 'test', version: '1.0.0' },
    { versionNegotiation: { mode: era === 'legacy' ? 'legacy' : 'auto' } },
  );
  await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  onTestFinished(() => client.close());
  return client;
}

/** The status of a request with headers that a browser would not let a page choose. */
function statusOf(url: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
    const asked = request(
      url,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
      },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    asked.on('error', reject).end(body);
  });
}

describe.each(eras)('over a socket and the %s protocol', (era) => {
  test('a person is learned and told of', async () => {
    const { url } = await serve();
    const client = await connect(url, era);

    const learned = await client.callTool({ name: 'learn_from_text', arguments: { person: 'ada', texts } });
    const guidance = await client.callTool({ name: 'get_guidance', arguments: { person: 'ada' } });

    expect(textOf(learned)).toContain('5 new texts of ada');
    expect(guidance.structuredContent).toMatchObject({ person: 'ada', profileVersion: 1 });
  });

  test('a client that goes away ends its call', async () => {
    const asked = Promise.withResolvers<void>();
    const stopped = Promise.withResolvers<void>();
    const model = scriptedModel(({ options }) => {
      options.abortSignal?.addEventListener('abort', () => stopped.resolve());
      asked.resolve();
      return { hang: true };
    });
    const engine = openOfflineClient({ model });
    await engine.learn({ person: 'ada', texts, useModel: false });
    const client = await connect((await serve(engine)).url, era);
    const call = client.callTool({ name: 'write_as', arguments: { person: 'ada', task: 'Ask Sam to call.' } });
    call.catch(() => undefined);
    await asked.promise;

    await client.close();

    await stopped.promise;
  });

  test('a server that is told to stop does so while a call runs', async () => {
    const asked = Promise.withResolvers<void>();
    const model = scriptedModel(() => {
      asked.resolve();
      return { hang: true };
    });
    const engine = openOfflineClient({ model });
    await engine.learn({ person: 'ada', texts, useModel: false });
    const server = await serve(engine);
    const client = await connect(server.url, era);
    const call = client.callTool({ name: 'write_as', arguments: { person: 'ada', task: 'Ask Sam to call.' } }).then(
      ({ isError }) => isError,
      () => true,
    );
    await asked.promise;

    await server.close();

    expect(await call).toBe(true);
    await expect(fetch(server.url)).rejects.toThrow();
  });
});

describe('other names and places', () => {
  test.each([
    { name: 'its own address', headers: {}, status: 200 },
    { name: 'localhost', headers: { host: 'localhost' }, status: 200 },
    { name: 'a page of this machine', headers: { origin: 'http://localhost:5173' }, status: 200 },
    { name: 'another host, as after DNS rebinding', headers: { host: 'hyperalign.example.com' }, status: 403 },
    { name: 'a host that begins like its own', headers: { host: '127.0.0.1.example.com' }, status: 403 },
    { name: 'a page of the web', headers: { origin: 'https://example.com' }, status: 403 },
    { name: 'a page without an origin', headers: { origin: 'null' }, status: 403 },
    { name: 'a form of a page', headers: { 'content-type': 'text/plain' }, status: 415 },
  ])('a request by $name is answered with $status', async ({ headers, status }) => {
    const { url } = await serve();

    expect(await statusOf(url, headers)).toBe(status);
  });

  test('nothing is at another path', async () => {
    const { url } = await serve();

    expect((await fetch(url.replace('/mcp', '/'))).status).toBe(404);
  });

  test.each(['0.0.0.0', '::', '192.168.1.5', 'hyperalign.example.com', ''])('is not served at "%s"', async (host) => {
    await expect(serve(openOfflineClient(), host)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('hyperalign serve'),
    });
  });

  test('a port that is taken is named', async () => {
    const { url } = await serve();
    const port = Number(new URL(url).port);

    await expect(
      serveMcpHttp({
        ...{ client: openOfflineClient(), principal: everything, log: () => undefined },
        host: '127.0.0.1',
        port,
      }),
    ).rejects.toMatchObject({ message: expect.stringContaining(`Port ${port} of 127.0.0.1 cannot be served`) });
  });
});

describe('hyperalign mcp --http', () => {
  test('serves until it is told to stop', async () => {
    const command = startCommand(['--home', temporaryFolder(), 'mcp', '--http', '--port', '0', '--model', 'none']);
    await command.heard('/mcp\n');
    const url = /^MCP at (\S+)\n$/.exec(command.said())?.[1] ?? '';
    const client = await connect(url, 'modern');
    await client.callTool({ name: 'learn_from_text', arguments: { person: 'ada', texts } });

    command.interrupt('SIGTERM');

    expect(await command.ended).toEqual({ code: 0, out: `MCP at ${url}\n`, err: '' });
  });

  test.each([
    { args: ['--host', '0.0.0.0'], says: 'served on this machine alone' },
    { args: ['--port', '70000'], says: 'whole number from 0 to 65535' },
    { args: ['--as', 'ada/bo'], says: '"ada/bo" cannot be used' },
  ])('refuses $args', async ({ args, says }) => {
    const { code, out, err } = await runCommand(['--home', temporaryFolder(), 'mcp', '--http', ...args]);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(says);
  });
});
