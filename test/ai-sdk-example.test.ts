import { execFile } from 'node:child_process';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { temporaryFolder } from './support/temporary-folder.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const names = new URL('support/resolve-own-package.ts', import.meta.url).href;

const requestSchema = z.object({
  model: z.string(),
  input: z.array(
    z.object({
      role: z.string(),
      content: z.union([z.string(), z.array(z.object({ text: z.string() })).transform(([part]) => part?.text ?? '')]),
    }),
  ),
});

/** Speaks OpenAI's interface of responses and says the same to every question. */
async function openResponses(said: string) {
  const requests: z.infer<typeof requestSchema>[] = [];
  const server = createServer(async (incoming, response) => {
    requests.push(requestSchema.parse(await bodyOf(incoming)));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        id: 'r1',
        object: 'response',
        created_at: 1,
        model: 'gpt-5-mini',
        output: [
          {
            type: 'message',
            id: 'm1',
            role: 'assistant',
            content: [{ type: 'output_text', text: said, annotations: [] }],
          },
        ],
        usage: { input_tokens: 9, output_tokens: 3 },
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // The address of a server that listens on a port.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/v1`, requests };
}

async function bodyOf(incoming: IncomingMessage): Promise<unknown> {
  const pieces = await Array.fromAsync(incoming);
  return JSON.parse(Buffer.concat(pieces).toString());
}

test('the quick start of the AI SDK guide runs as it stands: a hosted model is told how Nell writes', async () => {
  const { url, requests } = await openResponses('Hi Sam, the kiln is free Monday at 10. N');

  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--import', names, 'examples/ai-sdk.ts'], {
    cwd: root,
    env: { OPENAI_API_KEY: 'none', OPENAI_BASE_URL: url, HYPERALIGN_HOME: temporaryFolder() },
  });

  expect({ stdout, stderr }).toEqual({ stdout: 'Hi Sam, the kiln is free Monday at 10. N\n', stderr: '' });
  const [{ input } = { input: [] }, ...more] = requests;
  const [system, ...turns] = input;
  expect(more).toEqual([]);
  expect(system?.content).toMatch(
    /^You write the mail of a pottery\. .*\n\nWrite every text of this conversation in the voice/,
  );
  expect(turns.length).toBeGreaterThan(2);
  expect(turns.map(({ role }) => role)).toEqual([
    ...turns.slice(1).map((_, at) => (at % 2 === 0 ? 'user' : 'assistant')),
    'user',
  ]);
  expect(turns.at(-1)).toEqual({ role: 'user', content: 'Write to Sam that the kiln is free on Monday at 10.' });
}, 120_000);
