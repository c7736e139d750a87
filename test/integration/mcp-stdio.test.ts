import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { startCommand } from '../support/command-line.ts';
import { homeOfJune, juneHeldOut, saidAsJune } from '../support/june.ts';
import { type Era, eras, textOf } from '../support/mcp-session.ts';
import { openModelServer } from '../support/model-server.ts';

// Each test starts a process, which takes many seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const { folder } = homeOfJune();
const program = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** A client of a process of its own, and what that process said beside the protocol. */
async function start(era: Era, ...args: readonly string[]) {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [program, '--home', folder(), 'mcp', ...args],
    env: { PATH: process.env['PATH'] ?? '' },
    stderr: 'pipe',
  });
  let err = '';
  transport.stderr?.on('data', (piece: Buffer) => {
    err += piece.toString();
  });
  const client = new Client(
    { name: 'test', version: '1.0.0' },
    { versionNegotiation: { mode: era === 'legacy' ? 'legacy' : { pin: '2026-07-28' } } },
  );
  const faults: string[] = [];
  client.onerror = ({ message }) => faults.push(message);
  await client.connect(transport);
  onTestFinished(() => client.close());
  return { client, faults, said: () => err };
}

describe.each(eras)('hyperalign mcp and the %s protocol', (era) => {
  test('answers a client that started it, and says nothing else on standard output', async () => {
    const { client, faults, said } = await start(era, '--model', 'none');

    const guidance = await client.callTool({ name: 'get_guidance', arguments: { person: 'june' } });
    const verdict = await client.callTool({
      name: 'verify',
      arguments: { person: 'june', text: readFileSync(juneHeldOut, 'utf8') },
    });
    const refusal = await client.callTool({ name: 'write_as', arguments: { person: 'june', task: 'Ask Sam.' } });

    expect(client.getServerVersion()).toMatchObject({ name: 'hyperalign' });
    expect(client.getInstructions()).toContain('call get_guidance');
    expect(guidance.structuredContent).toMatchObject({ person: 'june' });
    expect(verdict.structuredContent).toMatchObject({ verdict: 'same' });
    expect(textOf(refusal)).toMatch(/^model_not_configured: .*get_guidance/);
    expect({ faults, said: said() }).toEqual({ faults: [], said: '' });
  });

  test('speaks for one person alone with --as', async () => {
    const { client } = await start(era, '--model', 'none', '--as', 'june');

    const own = await client.callTool({ name: 'get_guidance', arguments: {} });
    const foreign = await client.callTool({ name: 'get_guidance', arguments: { person: 'ada' } });

    expect(own.structuredContent).toMatchObject({ person: 'june' });
    expect(textOf(foreign)).toContain('this server speaks for "june" alone');
  });

  test('writes with the model of --model, and lets go of it when the client cancels', async () => {
    const server = await openModelServer((_, index) => (index === 0 ? saidAsJune : { begins: 'Hey' }));
    const { client } = await start(era, '--model', server.id);
    const writing = { name: 'write_as', arguments: { person: 'june', task: 'Ask Sam to call.' } };
    const written = await client.callTool(writing);
    const cancel = new AbortController();
    const call = client.callTool(writing, { signal: cancel.signal });
    call.catch(() => undefined);
    await server.asked(2);

    cancel.abort();

    await expect(call).rejects.toThrow();
    await server.hungUp(2);
    expect(written.structuredContent).toMatchObject({ text: saidAsJune });
    expect((await client.callTool({ name: 'get_guidance', arguments: { person: 'june' } })).isError ?? false).toBe(
      false,
    );
  });
});

describe('the process', () => {
  const opening = `${JSON.stringify({
    jsonrpc: '2.0',
    id: 0,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
  })}\n`;
  const writing = `${JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'tools/call',
    params: { name: 'write_as', arguments: { person: 'june', task: 'Ask Sam to call.' } },
  })}\n`;

  test.each(['SIGTERM', 'SIGINT'] as const)('ends on %s while a call runs, without an answer to it', async (signal) => {
    const server = await openModelServer(() => ({ begins: 'Hey' }));
    const command = startCommand(['--home', folder(), 'mcp', '--model', server.id]);
    await command.feed(opening + writing);
    await server.asked(1);

    command.interrupt(signal);

    const { code, out, err } = await command.ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual([0]);
  });

  test('ends when its client hangs up', async () => {
    const command = startCommand(['--home', folder(), 'mcp', '--model', 'none']);
    await command.feed(opening);
    await command.heard('"id":0');

    command.hangUp();

    expect(await command.ended).toMatchObject({ code: 0, err: '' });
  });

  test('passes over lines that are no messages, says so on standard error and goes on', async () => {
    const command = startCommand(['--home', folder(), 'mcp', '--model', 'none']);
    await command.feed(`no message\n{"words":"of a person"}\n${opening}`);
    await command.heard('"id":0');

    command.hangUp();

    const { code, out, err } = await command.ended;
    expect(code).toBe(0);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).jsonrpc),
    ).toEqual(['2.0']);
    expect(err).toMatch(/^hyperalign mcp: Not served: \$?\w+\n$/);
  });
});
