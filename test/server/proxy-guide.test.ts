import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { startCommand } from '../support/command-line.ts';
import { openProxy, storeOfJune } from '../support/proxy-setting.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { completionOf, openUpstreamStub, sendJson, sendStream, type UpstreamCall } from '../support/upstream-stub.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const guide = readFileSync(`${root}/docs/guides/proxy.md`, 'utf8');
const blocks = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block.trim());
const curls = blocks.filter((block) => block.startsWith('curl'));
const run = promisify(execFile);

let store: Store;
beforeAll(async () => {
  store = await storeOfJune();
});

function answer({ path, body }: UpstreamCall, response: Parameters<typeof sendJson>[0]): void {
  if (path === '/v1/responses') sendJson(response, { id: 'resp_1', object: 'response', output: [] });
  else if (JSON.parse(body).stream === true) sendStream(response, ['Hi', ' Kim']);
  else sendJson(response, completionOf('Hi Kim'));
}

/** What the guide says, with the address of a server that runs. */
function pointed(text: string, origin: string): string {
  expect(text).toContain('http://127.0.0.1:8787');
  return text.replaceAll('http://127.0.0.1:8787', origin);
}

describe('the guide of the proxy', () => {
  test('starts a server', async () => {
    const stub = await openUpstreamStub(answer);
    const [serve = ''] = blocks.filter((block) => block.startsWith('hyperalign serve'));
    const [, ...words] = serve.replace('http://127.0.0.1:11434/v1', stub.url).split(' ');

    const command = startCommand(['--home', temporaryFolder(), ...words, '--port', '0']);
    const line = await command.line();
    command.interrupt('SIGTERM');
    await command.ended;
    await stub.close();

    expect(line).toContain(`sent on to ${stub.url}`);
    // What asks a vendor to be heard first is not run.
    const ofVendors = blocks.filter((block) => block.startsWith('hyperalign models voice'));
    expect(blocks).toHaveLength(curls.length + 1 + ofVendors.length);
  });

  test.each(curls.map((block) => ({ name: block.split(/\s/).find((word) => word.startsWith('http')) ?? '', block })))(
    'asks $name',
    async ({ block }) => {
      const { origin, log } = await openProxy(answer, { store });

      const { stdout } = await run('sh', [
        '-c',
        pointed(block, origin).replaceAll('curl ', 'curl --silent --show-error --fail '),
      ]);

      expect(stdout).not.toBe('');
      expect(log.map(({ status }) => status)).toEqual(log.map(() => 200));
      expect(log.length).toBeGreaterThan(0);
    },
  );

  test('shows a client for TypeScript', async () => {
    const { origin } = await openProxy(answer, { store });
    const program = pointed(readFileSync(`${root}/examples/proxy-client.ts`, 'utf8'), origin);

    const { stdout } = await run(process.execPath, ['--input-type=module-typescript', '--eval', program], {
      cwd: root,
    });

    expect(stdout).toBe('Hi Kim\nprofile version 1\n');
  });

  test.skipIf(!hasPythonClient())('shows a client for Python (needs python3 with the package openai)', async () => {
    const { origin, stub } = await openProxy(answer, { store });
    const program = pointed(readFileSync(`${root}/examples/proxy-client.py`, 'utf8'), origin);

    const { stdout } = await run('python3', ['-c', program]);

    expect(stdout).toBe('Hi Kim');
    expect(JSON.parse(stub.calls[0]?.body ?? '').messages[0].content).toContain('This is how you write');
  });
});

function hasPythonClient(): boolean {
  try {
    execFileSync('python3', ['-c', 'import openai'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
