import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { homeOfJune, june, juneHeldOut } from '../../test/support/june.ts';
import { sampleReport } from '../../test/support/sample-report.ts';

const { at } = homeOfJune();

function fileOf(content: string | Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), 'hyperalign-edit-')), 'text.txt');
  afterAll(() => rmSync(dirname(path), { recursive: true, force: true }));
  writeFileSync(path, content);
  return path;
}

/** A held-out mail that was changed to what the file holds. */
const editOf = (final: string) => ['--draft', juneHeldOut, '--final', final];

describe('what cannot be done', () => {
  test.each([
    {
      name: 'a path that is not there',
      args: ['learn', '/no/such/folder', '--as', 'june', '--model', 'none'],
      code: 3,
      says: '/no/such/folder',
    },
    {
      name: 'a person nobody knows',
      args: ['write', 'Ask Sam.', '--as', 'jun', '--model', 'none'],
      code: 3,
      says: 'Known here: june.',
    },
    {
      name: 'a person nobody knows, to verify',
      args: ['verify', juneHeldOut, '--as', 'jun'],
      code: 3,
      says: 'Known here: june.',
    },
    {
      name: 'a version that is not there',
      args: ['profile', 'diff', '1', '99', '--as', 'june'],
      code: 3,
      says: 'no profile version 99',
    },
    {
      name: 'a hypothesis that is not there',
      args: ['profile', 'pin', 'h_nothing', '--as', 'june'],
      code: 3,
      says: 'no hypothesis "h_nothing"',
    },
    {
      name: 'a file that is not there',
      args: ['verify', 'no-such-file.txt', '--as', 'june'],
      code: 3,
      says: 'no-such-file.txt',
    },
    { name: 'a folder as a text', args: ['verify', '.', '--as', 'june'], code: 2, says: '"."' },
    {
      name: 'an id with a slash',
      args: ['learn', june.folder, '--as', 'june/me', '--model', 'none'],
      code: 2,
      says: '"june/me" cannot be used',
    },
    { name: 'an id with an emoji', args: ['profile', 'show', '--as', 'june🎉'], code: 2, says: 'letters or digits' },
    {
      name: 'a register of two words',
      args: ['learn', june.folder, '--as', 'x', '--model', 'none', '--register', 'My Mail'],
      code: 2,
      says: '"My Mail"',
    },
    {
      name: 'writing without a model',
      args: ['write', 'Ask Sam.', '--as', 'june', '--model', 'none'],
      code: 4,
      says: 'needs a model',
    },
    {
      name: 'a model nobody knows',
      args: ['write', 'Ask Sam.', '--as', 'june', '--model', 'local:gpt-99'],
      code: 2,
      says: 'no embedded model "gpt-99"',
    },
    {
      name: 'a provider nobody knows',
      args: ['write', 'Ask Sam.', '--as', 'june', '--model', 'acme:m'],
      code: 2,
      says: 'no model provider "acme"',
    },
    {
      name: 'an empty task',
      args: ['write', ' ', '--as', 'june', '--model', 'compatible:http://127.0.0.1:9/v1#m'],
      code: 2,
      says: 'no task',
    },
    {
      name: 'an edit of two standard inputs',
      args: ['edit', '--as', 'june', '--draft', '-', '--final', '-', '--model', 'none'],
      code: 2,
      says: 'cannot both be "-"',
    },
    {
      name: 'an edit in a register of two words',
      args: ['edit', '--as', 'june', ...editOf(juneHeldOut), '--register', 'My Mail', '--model', 'none'],
      code: 2,
      says: '"My Mail"',
    },
    {
      name: 'an edit of a text that is too large',
      args: ['edit', '--as', 'june', ...editOf(fileOf('x'.repeat(5 << 20))), '--model', 'none'],
      code: 2,
      says: 'holds 5 MB',
    },
    {
      name: 'an edit of a text in another encoding',
      args: ['edit', '--as', 'june', ...editOf(fileOf(Buffer.from('Grüße', 'latin1'))), '--model', 'none'],
      code: 2,
      says: 'is not in UTF-8',
    },
    {
      name: 'a note that is too short',
      args: ['edit', '--as', 'june', ...editOf(fileOf('Come by.')), '--note', 'Never', '--model', 'none'],
      code: 2,
      says: '12 to 200 characters',
    },
    {
      name: 'samples of a person nobody knows',
      args: ['profile', 'samples', '--as', 'jun'],
      code: 3,
      says: 'Known here: june.',
    },
    {
      name: 'a sample that is not there',
      args: ['profile', 'remove-sample', 's_nothing', '--as', 'june'],
      code: 3,
      says: 'hyperalign profile samples --as june',
    },
    {
      name: 'a register of two words, to verify',
      args: ['verify', juneHeldOut, '--as', 'june', '--register', 'My Mail'],
      code: 2,
      says: '"My Mail"',
    },
    { name: 'the voice of no model', args: ['models', 'voice', '--model', 'none'], code: 4, says: 'needs a model' },
    {
      name: 'the voice of a register without briefs',
      args: ['models', 'voice', '--model', 'compatible:http://127.0.0.1:9/v1#m', '--register', 'limericks'],
      code: 2,
      says: 'Name one of email, chat',
    },
    {
      name: 'a comparison of a run that is not there',
      args: ['evaluate', 'compare', 'no-such-run', 'no-such-run'],
      code: 3,
      says: 'no-such-run cannot be read. Give the folder of a finished run',
    },
    {
      name: 'a comparison of a file that is no report',
      args: ['evaluate', 'compare', juneHeldOut, juneHeldOut],
      code: 2,
      says: 'is no report of this version of hyperalign',
    },
    {
      name: 'a comparison of runs of two experiments',
      args: [
        ...['evaluate', 'compare', fileOf(JSON.stringify(sampleReport()))],
        fileOf(JSON.stringify({ ...sampleReport(), experiment: 'planted' })),
      ],
      code: 2,
      says: 'runs of two experiments, "authorship" and "planted"',
    },
    {
      name: 'an experiment nobody knows',
      args: ['evaluate', 'compere'],
      code: 2,
      says: 'no experiment "compere". There are authorship',
    },
    {
      name: 'a second judge without a first',
      args: ['evaluate', 'authorship', '--second-judge', 'ollama:b', '--dry-run'],
      code: 2,
      says: 'Name one with --judge',
    },
    {
      name: 'one judge twice',
      args: ['evaluate', 'authorship', '--judge', 'ollama:b', '--second-judge', 'ollama:b', '--dry-run'],
      code: 2,
      says: 'Name another model with --second-judge',
    },
    {
      name: 'a scope nobody knows',
      args: ['keys', 'create', '--name', 'app', '--scopes', 'write,raed'],
      code: 2,
      says: 'no scope "raed". Name some of write, read, learn, manage',
    },
    {
      name: 'a scope twice',
      args: ['keys', 'create', '--name', 'app', '--scopes', 'read,read'],
      code: 2,
      says: 'name each once',
    },
    {
      name: 'a key with a name of two lines',
      args: ['keys', 'create', '--name', 'a\nb', '--scopes', 'read'],
      code: 2,
      says: 'use one line of 1 to 64 characters',
    },
    {
      name: 'a token of an id with a slash',
      args: ['keys', 'create', '--name', 'app', '--scopes', 'read', '--as', 'june/me'],
      code: 2,
      says: 'letters or digits',
    },
    {
      name: 'a key that is not there',
      args: ['keys', 'revoke', 'mfrggzdfmztwq2lk'],
      code: 3,
      says: 'no key "mfrggzdfmztwq2lk". See the ids with: hyperalign keys list',
    },
    {
      name: 'what is no id of a key',
      args: ['keys', 'rotate', 'mail-app'],
      code: 3,
      says: 'This is no id of a key',
    },
    {
      name: 'a grace of two months',
      args: ['keys', 'rotate', 'mfrggzdfmztwq2lk', '--grace', '60d'],
      code: 2,
      says: 'graceMs cannot be 5184000000',
    },
    {
      name: 'a server without an upstream',
      args: ['serve'],
      code: 2,
      says: '--upstream: Say where requests are sent on',
    },
    {
      name: 'a server that others could reach without a key',
      args: ['serve', '--upstream', 'http://127.0.0.1:9/v1', '--host', '0.0.0.0'],
      code: 2,
      says: 'or make a key first: hyperalign keys create',
    },
    {
      name: 'a server with a certificate and no key of it',
      args: ['serve', '--upstream', 'http://127.0.0.1:9/v1', '--tls-cert', 'server.crt'],
      code: 2,
      says: '--tls-key: --tls-cert needs it beside',
    },
    {
      name: 'a server with a certificate that is not there',
      args: ['serve', '--upstream', 'http://127.0.0.1:9/v1', '--tls-cert', '/no.crt', '--tls-key', '/no.key'],
      code: 3,
      says: 'The file "/no.crt" of --tls-cert could not be read (ENOENT).',
    },
    {
      name: 'a server before an address with a password',
      args: ['serve', '--upstream', 'http://me:secret@127.0.0.1:9/v1'],
      code: 2,
      says: 'Put the key into HYPERALIGN_UPSTREAM_KEY',
    },
    {
      name: 'a server before a provider nobody knows',
      args: ['serve', '--upstream', 'acme:m'],
      code: 2,
      says: 'no model provider "acme"',
    },
    {
      name: 'a server before a hosted model without its key',
      args: ['serve', '--upstream', 'anthropic:m', '--port', '0'],
      code: 4,
      says: 'needs ANTHROPIC_API_KEY',
    },
    {
      name: 'a server that steers no model by name',
      args: ['serve', '--upstream', 'http://127.0.0.1:9/v1', '--steer', 'fingerprint'],
      code: 2,
      says: '--steer: Name the model that is steered',
    },
    {
      name: 'a server that names a model to steer and no way',
      args: ['serve', '--upstream', 'http://127.0.0.1:9/v1', '--steer-model', 'openai:gpt-4o'],
      code: 2,
      says: '--steer: Say what steers',
    },
    {
      name: 'a server that would steer before a model',
      args: ['serve', '--upstream', 'ollama:m', '--steer', 'fingerprint', '--steer-model', 'openai:gpt-4o'],
      code: 2,
      says: '--steer: Biases go to the address',
    },
    {
      name: 'a server that would steer loudly',
      args: ['serve', '--upstream', 'http://127.0.0.1:9/v1', '--steer', 'loudly'],
      code: 2,
      says: '"loudly" is none of off, hypotheses, fingerprint',
    },
    {
      name: 'a server that would steer a model of unknown vocabulary',
      args: [
        'serve',
        '--upstream',
        'http://127.0.0.1:9/v1',
        '--port',
        '0',
        '--steer',
        'hypotheses',
        '--steer-model',
        'ollama:m',
      ],
      code: 2,
      says: 'name it with --steer-encoding',
    },
    { name: 'a workspace with a slash', args: ['--workspace', 'a/b', 'people'], code: 2, says: '--workspace ("a/b")' },
  ])('$name ends with $code and says what to do', async ({ args, code, says }) => {
    const ended = await at(...args);

    expect(ended).toMatchObject({ code, out: '' });
    expect(ended.err).toMatch(/^hyperalign: /);
    expect(ended.err).toContain(says);
    expect(ended.err).not.toMatch(/ {4}at |node:internal/);
  });

  test.each([
    { name: 'an unknown command', args: ['lern', 'x'], says: /unknown command 'lern'/ },
    { name: 'an unknown option', args: ['people', '--jsn'], says: /unknown option '--jsn'/ },
    { name: 'a missing --as', args: ['learn', 'x'], says: /required option '--as <person>'/ },
    { name: 'a missing path', args: ['learn', '--as', 'june'], says: /missing required argument 'paths'/ },
    {
      name: 'no number of candidates',
      args: ['write', 'x', '--as', 'june', '--candidates', 'many'],
      says: /whole number from 1 to 16/,
    },
    {
      name: 'a delivery nobody knows',
      args: ['write', 'x', '--as', 'june', '--deliver', 'post'],
      says: /hypotheses, samples, both/,
    },
    {
      name: 'a ranking nobody knows',
      args: ['write', 'x', '--as', 'june', '--rank', 'beauty'],
      says: /fingerprint, hypotheses, reward, both/,
    },
    {
      name: 'a pair of one text',
      args: ['compare', 'pick', 'x', '--as', 'june', '--candidates', '1'],
      says: /whole number from 2 to 16/,
    },
    {
      name: 'a comparison with one run',
      args: ['evaluate', 'compare', 'run-1'],
      says: /missing required argument 'after'/,
    },
    {
      name: 'a comparison with an option of a run',
      args: ['evaluate', 'compare', 'run-1', 'run-2', '--people', '3'],
      says: /compare takes no option but --json, and there is "people"/,
    },
    { name: 'an evaluation of nothing', args: ['evaluate'], says: /missing required argument 'experiment'/ },
    {
      name: 'a way of steering nobody knows',
      args: ['write', 'x', '--as', 'june', '--steer', 'everything'],
      says: /off, hypotheses, fingerprint/,
    },
    {
      name: 'a key without scopes',
      args: ['keys', 'create', '--name', 'app'],
      says: /required option '--scopes <list>'/,
    },
    {
      name: 'no time of expiry',
      args: ['keys', 'create', '--name', 'app', '--scopes', 'read', '--expires', 'soon'],
      says: /such as 30m, 12h, 90d or 2w/,
    },
    {
      name: 'a limit of nothing',
      args: ['limits', '--requests-per-minute', '0'],
      says: /whole number from 1 to 1000000/,
    },
    { name: 'no number of entries', args: ['audit', '--limit', 'all'], says: /whole number from 1 to 10000/ },
    { name: 'no number of a version', args: ['profile', 'rollback', 'first', '--as', 'june'], says: /whole number/ },
  ])('$name ends with 2 and the way to the help', async ({ args, says }) => {
    const { code, out, err } = await at(...args);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(says);
  });

  test('a server that cannot start tells every fault at once', async () => {
    const { code, err } = await at(
      ...['--workspace', 'a/b', 'serve', '--port', '99999', '--host', '', '--upstream', 'none'],
      ...['--allow-origin', 'app.example.com/', '--allow-host', 'A:1', '--stop-seconds', 'soon'],
      ...['--max-connections', '0', '--max-connections-of-address', 'few', '--head-seconds', '0'],
      ...['--request-seconds', '1e3', '--keep-alive-seconds', '', '--tls-key', 'server.key'],
    );

    expect(code).toBe(2);
    for (const option of [
      '--workspace',
      '--port',
      '--host',
      '--upstream',
      '--allow-origin',
      '--allow-host',
      '--stop-seconds',
      '--max-connections:',
      '--max-connections-of-address',
      '--head-seconds',
      '--request-seconds',
      '--keep-alive-seconds',
      '--tls-cert',
    ])
      expect(err).toContain(option);
  });

  test('one workspace does not see the people of another', async () => {
    expect((await at('--workspace', 'other', 'people')).out).toMatch(/^Nobody yet/);
  });
});
