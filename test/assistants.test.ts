import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { listTree } from './architecture/source-tree.ts';
import { findBrokenLinks } from './documents/find-broken-links.ts';
import { findUnknownCommands } from './documents/find-unknown-commands.ts';
import { openMcpSession } from './support/mcp-session.ts';
import { openOfflineClient } from './support/offline-client.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

// Examples and servers are processes, which take many seconds to start on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => ({ path, text: readFileSync(new URL(`../${path}`, import.meta.url), 'utf8') });
const guide = read('docs/guides/mcp.md');
const skill = read('skills/hyperalign/SKILL.md');
const index = read('llms.txt');
const tree = listTree();

describe('what assistants read', () => {
  test.each([guide, skill, index])('$path shows commands and options that are there', async (document) => {
    expect(await findUnknownCommands(document)).toEqual([]);
  });

  test('a command that is not there would be found', async () => {
    const text = '```sh\nhyperalign lern x --as ada\n```\nor `hyperalign people --jsn`, not `hyperalign people`.';

    const found = await findUnknownCommands({ path: 'x.md', text });

    expect(found.map(({ line, problem }) => [line, /unknown \w+ '[^']+'/.exec(problem)?.[0]])).toEqual([
      [2, "unknown command 'lern'"],
      [4, "unknown option '--jsn'"],
    ]);
  });

  test.each([skill, guide])('$path names tools, prompts, arguments and resources that are there', async ({ text }) => {
    const { client } = await openMcpSession(openOfflineClient());
    const { tools } = await client.listTools();
    const { prompts } = await client.listPrompts();
    const { resourceTemplates } = await client.listResourceTemplates();
    const names = new Set([...tools.map(({ name }) => name), ...prompts.map(({ name }) => name)]);
    const given = new Set(tools.flatMap(({ inputSchema }) => Object.keys(inputSchema.properties ?? {})));
    const places = new Set(['hyperalign://people', ...resourceTemplates.map(({ uriTemplate }) => uriTemplate)]);

    const words = [...text.matchAll(/`([^`\s]+)`/g)].map(([, word = '']) => word);

    expect(words.filter((word) => /^[a-z]+(_[a-z]+)+$/.test(word) && !names.has(word))).toEqual([]);
    expect(words.filter((word) => word === 'useModel' && !given.has(word))).toEqual([]);
    expect(words.filter((word) => word.startsWith('hyperalign://') && !places.has(word))).toEqual([]);
    for (const { name } of tools) expect(words).toContain(name);
  });

  test('the skill says in its head what it is for, as skills do', () => {
    const head = /^---\nname: (?<name>[a-z-]+)\ndescription: (?<description>[^\n]+)\n---\n/.exec(skill.text)?.groups;

    expect(head?.['name']).toBe('hyperalign');
    expect(head?.['description']?.length).toBeLessThan(1024);
  });

  test('the index links to what is there, and to every guide and reference', () => {
    const pages = tree.filter((path) => /^docs\/(guides|reference)\/[^/]+\.md$/.test(path));

    expect(findBrokenLinks(index, tree)).toEqual([]);
    expect(index.text).toMatch(/^# hyperalign\n\n> [^\n]+\n/);
    expect(pages.filter((path) => !index.text.includes(`(${path})`))).toEqual([]);
  });
});

describe('the guide', () => {
  test('shows what its example prints', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', new URL('support/resolve-own-package.ts', import.meta.url).href, 'examples/mcp-route.ts'],
      { cwd: root, encoding: 'utf8', env: { PATH: process.env['PATH'], HYPERALIGN_HOME: temporaryFolder() } },
    );

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(guide.text).toContain(`\`\`\`text\n${stdout}\`\`\``);
  });

  test('shows settings with which a server starts', async () => {
    const settings = z.object({
      mcpServers: z.object({ hyperalign: z.object({ command: z.literal('hyperalign'), args: z.array(z.string()) }) }),
    });
    const { args } = settings.parse(JSON.parse(read('examples/mcp-servers.json').text)).mcpServers.hyperalign;
    const client = new Client({ name: 'test', version: '1.0.0' });
    onTestFinished(() => client.close());

    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [fileURLToPath(new URL('../src/cli/main.ts', import.meta.url)), ...args],
        env: { PATH: process.env['PATH'] ?? '', HYPERALIGN_HOME: temporaryFolder() },
      }),
    );

    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toContain('get_guidance');
  });
});
