import { expect, test } from 'vitest';
import { startCommand } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { beginStream, chunkOf, openUpstreamStub, sendStream, type UpstreamStub } from '../support/upstream-stub.ts';

/** Starts the command as a user does and reads from its one line where it listens. */
async function started(stub: UpstreamStub, ...more: readonly string[]) {
  const command = startCommand(['--home', temporaryFolder(), 'serve', '--port', '0', '--upstream', stub.url, ...more]);
  const line = await command.line();
  const [, url = ''] = /^Listening on (http:\S+): the OpenAI API under/.exec(line) ?? [];
  return { command, line, url };
}

function ask(url: string): Promise<Response> {
  return fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content: 'Hi' }] }),
  });
}

test('serve says in one line where it listens and what it speaks, and ends tidily when it is told to', async () => {
  const stub = await openUpstreamStub((_, response) => sendStream(response, ['Hi']));
  const { command, line, url } = await started(stub, '--access-log');

  const text = await (await ask(url)).text();
  command.interrupt('SIGTERM');
  const { code, out, err } = await command.ended;
  await stub.close();

  expect(text).toContain('"content":"Hi"');
  expect(line).toBe(
    `Listening on ${url}: the OpenAI API under ${url}/v1, sent on to ${stub.url}; a page for choosing between texts at ${url}/choices. No key is asked for.`,
  );
  expect({ code, out }).toEqual({ code: 0, out: `${line}\n` });
  const [entry = '', ...notes] = err.trimEnd().split('\n');
  expect(JSON.parse(entry)).toMatchObject({
    method: 'POST',
    route: '/v1/chat/completions',
    status: 200,
    workspace: 'default',
  });
  expect(notes).toEqual(['Stopping: open answers may end, new requests are not taken.']);
});

test('an open stream ends before the process does', async () => {
  const rest = Promise.withResolvers<void>();
  const stub = await openUpstreamStub(async (_, response) => {
    beginStream(response);
    response.write(chunkOf({ content: 'Hi' }));
    await rest.promise;
    response.end(chunkOf({ content: ' Sam' }));
  });
  const { command, url } = await started(stub);
  const reader = (await ask(url)).body?.pipeThrough(new TextDecoderStream()).getReader();
  await reader?.read();

  command.interrupt('SIGINT');
  await command.told('Stopping');
  rest.resolve();
  const last = await reader?.read();
  const { code } = await command.ended;
  await stub.close();

  expect(last?.value).toBe(chunkOf({ content: ' Sam' }));
  expect(code).toBe(0);
});

test('serve asks for a key from the first one on that was made', async () => {
  const home = temporaryFolder();
  const made = startCommand(['--home', home, 'keys', 'create', '--name', 'app', '--scopes', 'write', '--json']);
  const { secret } = JSON.parse((await made.ended).out) as { readonly secret: string };
  const stub = await openUpstreamStub((_, response) => sendStream(response, ['Hi']));
  const command = startCommand(['--home', home, 'serve', '--port', '0', '--upstream', stub.url]);
  const line = await command.line();
  const [, url = ''] = /^Listening on (http:\S+): the OpenAI API under/.exec(line) ?? [];

  const without = await ask(url);
  const withKey = await fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
    body: JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content: 'Hi' }] }),
  });
  const text = await withKey.text();
  command.interrupt('SIGTERM');
  await command.ended;
  await stub.close();

  expect(line).toContain('Every request needs a key.');
  expect([without.status, withKey.status]).toEqual([401, 200]);
  expect(text).toContain('"content":"Hi"');
  // Our keys are for this server alone.
  expect(JSON.stringify(stub.calls.map(({ headers }) => headers))).not.toContain(secret);
});
