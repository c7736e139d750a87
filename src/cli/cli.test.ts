import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runCommand } from '../../test/support/command-line.ts';
import { demoPerson } from '../../test/support/demo-people.ts';
import { openModelServer } from '../../test/support/model-server.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { exportedProfileSchema } from '../contracts/exported-profile.ts';
import { learnEstimateSchema, learnResultSchema, shownHypothesisSchema } from '../contracts/learn-result.ts';
import { profileSchema } from '../contracts/profile.ts';
import { verifyResultSchema } from '../contracts/verify-result.ts';
import { writeResultSchema } from '../contracts/write-result.ts';
import { packageVersion } from '../version.ts';
import { buildProgram } from './program.ts';
import { runCli } from './run-cli.ts';

const june = demoPerson('june');
const heldOut = new URL('../../demo/held-out/june/1-football-window.txt', import.meta.url).pathname;
const learnJune = [
  'learn',
  june.folder,
  '--as',
  'june',
  '--me',
  june.address,
  '--register',
  'email',
  '--model',
  'none',
];
const said = 'Hey Sam!\n\nCould we move our call to Monday?\n\nCheers,\nJune xx';

/** A home in which June was learned; tests that change it take another. */
let home = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hyperalign-cli-'));
  expect((await runCommand(['--home', home, ...learnJune])).code).toBe(0);
});
afterAll(() => rm(home, { recursive: true, force: true }));

const at = (...args: readonly string[]) => runCommand(['--home', home, ...args]);

describe('--help', () => {
  const program = quietProgram();
  const all = commandsOf(program);

  test.each(all.map(pathOf))('of "%s" shows an example', async (path) => {
    const { code, out, err } = await runCommand([...path.split(' ').slice(1), '--help']);

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Usage: hyperalign');
    expect(out).toMatch(/^Examples?:\n {2}\$ hyperalign \w+/m);
  });

  test('lists every command of the surface', () => {
    expect(all.map(pathOf).map((path) => path.replace('hyperalign ', ''))).toEqual(
      expect.arrayContaining([
        ...['learn', 'write', 'verify', 'people', 'forget', 'doctor', 'demo'],
        ...['show', 'edit', 'accept', 'reject', 'pin', 'history', 'diff', 'rollback', 'export', 'import'].map(
          (name) => `profile ${name}`,
        ),
        ...['list', 'fetch', 'check', 'rm'].map((name) => `models ${name}`),
      ]),
    );
  });

  test('gives examples that can be typed', async () => {
    const texts: string[] = [];
    for (const command of all) texts.push((await runCommand([...pathOf(command).split(' ').slice(1), '--help'])).out);
    const examples = texts.flatMap((text) =>
      [...text.matchAll(/^ {2}\$ hyperalign (.*)$/gm)].map(([, line = '']) => line),
    );

    expect(examples.length).toBeGreaterThan(15);
    for (const line of examples) {
      const run = quietProgram();
      for (const command of commandsOf(run)) if (command.commands.length === 0) command.action(() => undefined);
      await expect(run.parseAsync(wordsOf(line), { from: 'user' }), line).resolves.toBeDefined();
    }
  });
});

test('--version is the package’s', async () => {
  expect(await runCommand(['--version'])).toEqual({ code: 0, out: `${packageVersion}\n`, err: '' });
});

describe('--json prints one object that keeps its contract, and nothing else', () => {
  const shownProfile = profileSchema.extend({ hypotheses: z.array(shownHypothesisSchema) });
  const hypotheses = z.array(profileSchema.shape.hypotheses.element);
  const count = z.int().nonnegative();
  const cases: readonly { readonly args: readonly string[]; readonly contract: z.ZodType }[] = [
    { args: [...learnJune, '--dry-run'], contract: learnEstimateSchema },
    { args: ['verify', heldOut, '--as', 'june'], contract: verifyResultSchema },
    { args: ['profile', 'show', '--as', 'june'], contract: shownProfile },
    {
      args: ['profile', 'history', '--as', 'june'],
      contract: z.strictObject({
        versions: z
          .array(
            z.strictObject({
              version: count,
              createdAt: z.iso.datetime(),
              reason: z.string(),
              hypotheses: count,
              samples: count,
            }),
          )
          .min(1),
      }),
    },
    {
      args: ['profile', 'diff', '--as', 'june'],
      contract: z.strictObject({
        from: count,
        to: count,
        added: hypotheses,
        removed: hypotheses,
        changed: z.array(z.unknown()),
        texts: z.strictObject({ before: count, after: count }),
        explained: z.array(z.looseObject({ id: z.string(), why: z.string() })),
      }),
    },
    { args: ['profile', 'export', '--as', 'june'], contract: exportedProfileSchema },
    {
      args: ['profile', 'export', '--as', 'june', '--samples'],
      contract: exportedProfileSchema.required({ samples: true }),
    },
    {
      args: ['people'],
      contract: z.strictObject({
        people: z
          .array(
            z.strictObject({
              person: z.literal('june'),
              createdAt: z.iso.datetime(),
              samples: z.literal(14),
              profileVersion: count,
            }),
          )
          .length(1),
      }),
    },
    {
      args: ['forget', 'nobody'],
      contract: z.strictObject({
        person: z.literal('nobody'),
        samples: z.literal(0),
        profileVersions: z.literal(0),
        hypotheses: z.literal(0),
        edits: z.literal(0),
        runs: z.literal(0),
        usageEntries: z.literal(0),
        promptStates: z.literal(0),
      }),
    },
    {
      args: ['models', 'list'],
      contract: z.strictObject({
        models: z.array(z.looseObject({ name: z.string(), state: z.literal('absent') })).min(2),
      }),
    },
    {
      args: ['doctor'],
      contract: z.strictObject({
        findings: z
          .array(
            z.strictObject({
              what: z.string(),
              state: z.enum(['good', 'absent', 'bad']),
              detail: z.string().min(1),
              remedy: z.string().min(1).nullable(),
            }),
          )
          .min(6),
      }),
    },
  ];

  test.each(cases)('$args.0 $args.1', async ({ args, contract }) => {
    const { code, out, err } = await at(...args, '--json');

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(() => contract.parse(JSON.parse(out))).not.toThrow();
  });

  test('learn', async () => {
    const { code, out, err } = await runCommand(['--home', temporaryFolder(), ...learnJune, '--json']);

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(learnResultSchema.parse(JSON.parse(out))).toMatchObject({
      person: 'june',
      profile: { version: 1 },
      samples: { kept: 14 },
    });
  });

  test('write', async () => {
    const server = await openModelServer(() => said);

    const { code, out, err } = await at(
      'write',
      'Ask Sam to call on Monday.',
      '--as',
      'june',
      '--model',
      server.id,
      '--show-guidance',
      '--seed',
      '5',
      '--json',
    );

    expect({ code, err }).toEqual({ code: 0, err: '' });
    const written = writeResultSchema.parse(JSON.parse(out));
    expect(written).toMatchObject({
      text: said,
      delivery: 'both',
      usage: { calls: 1, inputTokens: 11, outputTokens: 3 },
    });
    expect(server.requests.map(({ seed, messages }) => ({ seed, task: messages.at(-1)?.content }))).toEqual([
      { seed: 5, task: 'Ask Sam to call on Monday.' },
    ]);
    expect(server.requests[0]?.messages[0]?.content).toContain('Close with “Cheers”');
  });

  test('a decision of the owner', async () => {
    const own = temporaryFolder();
    const there = (...args: readonly string[]) => runCommand(['--home', own, ...args, '--as', 'june', '--json']);
    await runCommand(['--home', own, ...learnJune]);
    const [first, second] = JSON.parse((await there('profile', 'show')).out).hypotheses;

    const kept = [
      await there('profile', 'reject', first.id),
      await there('profile', 'pin', second.id.slice(0, 8)),
      await there('profile', 'accept', first.id),
      await there('profile', 'edit', second.id, 'Greets like an old friend.'),
      await there('profile', 'rollback', '1'),
    ];

    expect(kept.map(({ out }) => JSON.parse(out))).toEqual(
      [2, 3, 4, 5, 6].map((version) => ({ person: 'june', version })),
    );
    expect(JSON.parse((await there('profile', 'diff', '4', '5')).out).changed[0].after.statement).toBe(
      'Greets like an old friend.',
    );
  });
});

describe('words for a reader', () => {
  test('learn says what was read, what was found, and with which words', async () => {
    const { out, err } = await runCommand(['--home', temporaryFolder(), ...learnJune]);

    expect(err).toBe('');
    expect(out).toMatch(/^Read 14 new texts, \d{4} words\.\nMasked: .*phone/);
    expect(out).toContain('How june writes (profile version 1)');
    expect(out).toMatch(/ 1\. Closes with “Cheers”/);
    expect(out).toMatch(/█+░* +\d+ %/);
    expect(out).toContain('“Hey Tove!”');
    expect(out).toMatch(/0 model calls · 0 tokens read/);
  });

  test.each([
    {
      args: [...learnJune, '--dry-run', '--budget-tokens', '10'],
      said: /Learning june would take at most 0 model calls.*Nothing was spent or stored/s,
    },
    { args: ['verify', heldOut, '--as', 'june'], said: /^Consistent with june {2}█+░* \d+ % {2}\(\d+ words\)/ },
    { args: ['people'], said: /^june {2}14 samples, profile version 1\n$/ },
    {
      args: ['profile', 'show', '--as', 'june'],
      said: /^june, profile version 1 .*8 texts to learn from, 6 held back/s,
    },
    { args: ['profile', 'history', '--as', 'june'], said: /^ {3}1 {2}\d{4}-\d\d-\d\d .* learn/ },
    { args: ['profile', 'export', '--as', 'june', '--format', 'markdown'], said: /^# How june writes/ },
    { args: ['models', 'list'], said: /qwen2\.5-coder-1\.5b {2}absent/ },
    { args: ['doctor'], said: /✓ store: .* is sound/ },
  ])('$args.0 $args.1 speaks on standard output', async ({ args, said: words }) => {
    const { code, out, err } = await at(...args);

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(words);
    // No terminal, no colours.
    expect(out).not.toContain('\u001b');
  });

  test('a written text alone is on standard output; what is said of it is beside it, and nowhere with --quiet', async () => {
    const server = await openModelServer(() => said);
    const write = ['write', 'Ask Sam to call on Monday.', '--as', 'june', '--model', server.id];

    const loud = await at(...write, '--show-guidance');
    const quiet = await at('--quiet', ...write);

    expect([loud.out, quiet.out]).toEqual([`${said}\n`, `${said}\n`]);
    expect(loud.err).toContain('✓ Closes with “Cheers”');
    expect(loud.err).toContain('- Close with “Cheers” and your name.');
    expect(loud.err).toContain('Copied from samples: nothing');
    expect(quiet.err).toBe('');
  });

  test('several candidates are told by their scores', async () => {
    const server = await openModelServer(({ seed }) =>
      seed === 7 ? 'Dear Sam, I write to you about the call.' : said,
    );

    const { out, err } = await at(
      'write',
      'Ask Sam to call.',
      '--as',
      'june',
      '--model',
      server.id,
      '--candidates',
      '2',
      '--seed',
      '7',
    );

    expect(out).toBe(`${said}\n`);
    expect(err).toMatch(/Best of 2 by fingerprint: -?\d/);
  });

  test('colours are for terminals, and for those who want them', async () => {
    const escapes = async (...args: readonly string[]) => {
      const pieces: string[] = [];
      const screen = new Writable({
        write: (piece, _, done) => {
          pieces.push(String(piece));
          done();
        },
      });
      const out = Object.assign(screen, { isTTY: true });
      await runCli(['--home', home, ...args, 'people'], { stdin: Readable.from([]), out, err: out });
      return pieces.join('').includes('\u001b[');
    };

    expect(await escapes()).toBe(process.env['NO_COLOR'] === undefined);
    expect(await escapes('--no-color')).toBe(false);
  });
});

describe('standard input', () => {
  test('can be what is learned, verified and asked for', async () => {
    const own = temporaryFolder();
    const server = await openModelServer(() => said);
    const text = readFileSync(heldOut, 'utf8');

    const learned = await runCommand(['--home', own, 'learn', '-', '--as', 'june', '--model', 'none', '--json'], {
      stdin: text,
    });
    const verified = await runCommand(['--home', home, 'verify', '-', '--as', 'june', '--json'], { stdin: text });
    await runCommand(['--home', home, 'write', '-', '--as', 'june', '--model', server.id], {
      stdin: 'Ask Sam to call.\n',
    });

    expect(JSON.parse(learned.out).samples).toMatchObject({ kept: 1 });
    expect(JSON.parse(verified.out)).toMatchObject({ verdict: 'same' });
    expect(server.requests[0]?.messages.at(-1)?.content.trim()).toBe('Ask Sam to call.');
  });

  test.each([
    { name: 'nothing', stdin: '', code: 2 },
    { name: 'bytes that are no text', stdin: Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), code: 2 },
    { name: 'more than a text', stdin: Buffer.alloc(5 * 1024 * 1024, 'a'), code: 2 },
  ])('of $name is refused by verify', async ({ stdin, code }) => {
    const ended = await runCommand(['--home', home, 'verify', '-', '--as', 'june'], { stdin });

    expect(ended).toEqual({ code, out: '', err: expect.stringMatching(/^hyperalign: [^\n]+\n$/) });
  });
});

describe('profile files', () => {
  test('are written once, and read back under another name', async () => {
    const own = temporaryFolder();
    const file = join(own, 'june.json');

    const written = await at('profile', 'export', '--as', 'june', '--samples', '--out', file);
    const again = await at('profile', 'export', '--as', 'june', '--out', file);
    const read = await runCommand(['--home', own, 'profile', 'import', file, '--as', 'junebug']);

    expect(written).toEqual({ code: 0, out: '', err: `Wrote ${file}.\n` });
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('exists already') });
    expect(read).toEqual({ code: 0, out: 'Profile version 1 of junebug is kept.\n', err: '' });
    expect((await runCommand(['--home', own, 'people'])).out).toBe('junebug  14 samples, profile version 1\n');
  });

  test.each([
    { name: 'is not there', content: null, code: 3 },
    { name: 'is no JSON', content: 'Hi Sam', code: 2 },
    { name: 'is another JSON', content: '{"format":"else"}', code: 2 },
  ])('one that $name is refused', async ({ content, code }) => {
    const own = temporaryFolder();
    const file = join(own, 'profile.json');
    if (content !== null) writeFileSync(file, content);

    const ended = await runCommand(['--home', own, 'profile', 'import', file, '--as', 'june']);

    expect(ended).toEqual({ code, out: '', err: expect.stringMatching(/^hyperalign: [^\n]+\n$/) });
  });
});

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
      args: ['verify', heldOut, '--as', 'jun'],
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
    { name: 'no number of a version', args: ['profile', 'rollback', 'first', '--as', 'june'], says: /whole number/ },
  ])('$name ends with 2 and the way to the help', async ({ args, says }) => {
    const { code, out, err } = await at(...args);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(says);
  });

  test('one workspace does not see the people of another', async () => {
    expect((await at('--workspace', 'other', 'people')).out).toMatch(/^Nobody yet/);
  });
});

function quietProgram(): Command {
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
  return buildProgram({ stdin: Readable.from([]), out: nowhere, err: nowhere }, new AbortController().signal);
}

function commandsOf(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(commandsOf)];
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

/** Words of a shell line: quoted ones are one, and what is redirected is left out. */
function wordsOf(line: string): readonly string[] {
  return [...line.replace(/ [<>|].*$/, '').matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  );
}
