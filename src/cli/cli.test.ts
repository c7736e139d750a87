import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../test/support/command-line.ts';
import { homeOfJune, juneHeldOut, learnJune, saidAsJune } from '../../test/support/june.ts';
import { openModelServer } from '../../test/support/model-server.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { loadConfig } from '../config.ts';
import { runCli } from './run-cli.ts';

const { at, folder } = homeOfJune();

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
    { args: ['verify', juneHeldOut, '--as', 'june'], said: /^Consistent with june {2}█+░* \d+ % {2}\(\d+ words\)/ },
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
    const server = await openModelServer(() => saidAsJune);
    const write = ['write', 'Ask Sam to call on Monday.', '--as', 'june', '--model', server.id];

    const loud = await at(...write, '--show-guidance');
    const quiet = await at('--quiet', ...write);

    expect([loud.out, quiet.out]).toEqual([`${saidAsJune}\n`, `${saidAsJune}\n`]);
    expect(loud.err).toContain('✓ Closes with “Cheers”');
    expect(loud.err).toContain('- Close with “Cheers” and your name.');
    expect(loud.err).toContain('Copied from samples: nothing');
    expect(quiet.err).toBe('');
  });

  test('several candidates are told by their scores', async () => {
    const server = await openModelServer(({ seed }) =>
      seed === 7 ? 'Dear Sam, I write to you about the call.' : saidAsJune,
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

    expect(out).toBe(`${saidAsJune}\n`);
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
      await runCli(['--home', folder(), ...args, 'people'], { stdin: Readable.from([]), out, err: out });
      return pieces.join('').includes('\u001b[');
    };

    expect(await escapes()).toBe(loadConfig().noColor === false);
    expect(await escapes('--no-color')).toBe(false);
  });
});
describe('standard input', () => {
  test('can be what is learned, verified and asked for', async () => {
    const own = temporaryFolder();
    const server = await openModelServer(() => saidAsJune);
    const text = readFileSync(juneHeldOut, 'utf8');

    const learned = await runCommand(['--home', own, 'learn', '-', '--as', 'june', '--model', 'none', '--json'], {
      stdin: text,
    });
    const verified = await runCommand(['--home', folder(), 'verify', '-', '--as', 'june', '--json'], { stdin: text });
    await runCommand(['--home', folder(), 'write', '-', '--as', 'june', '--model', server.id], {
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
    const ended = await runCommand(['--home', folder(), 'verify', '-', '--as', 'june'], { stdin });

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
