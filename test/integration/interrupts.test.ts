import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Progress } from '../../src/engine/progress.ts';
import { scriptedModel } from '../../src/testing/index.ts';
import { runCommand, startCommand } from '../support/command-line.ts';
import { demoPerson } from '../support/demo-people.ts';
import { learningReplies } from '../support/learning-replies.ts';
import { openModelServer } from '../support/model-server.ts';
import { openOfflineClient } from '../support/offline-client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const june = demoPerson('june');

describe('a learning that is stopped while it is', () => {
  test.each<Progress['step']>(['reading', 'measuring', 'asking', 'storing'])(
    '%s keeps nothing, and works the next time',
    async (step) => {
      const model = scriptedModel(learningReplies({}));
      const client = openOfflineClient({ model });
      const stop = new AbortController();
      const options = { person: 'june', paths: june.mails, me: [june.address] };

      const learning = client.learn({
        ...options,
        signal: stop.signal,
        onProgress: (progress) => {
          if (progress.step === step) stop.abort();
        },
      });

      await expect(learning).rejects.toMatchObject({ code: 'aborted' });
      expect(await client.people()).toEqual([]);
      expect((await client.store.runs.list('default', 9)).map(({ outcome }) => outcome)).toEqual(['aborted']);
      expect(await client.learn(options)).toMatchObject({ profile: { version: 1 }, samples: { kept: 12 } });
    },
  );
});

describe('Ctrl-C in a terminal', () => {
  const stopped = /^hyperalign: [^\n]+\n$/;
  const learned = async (home: string) => {
    await runCommand(['--home', home, 'learn', june.folder, '--as', 'june', '--me', june.address, '--model', 'none']);
    return JSON.parse((await runCommand(['--home', home, 'people', '--json'])).out);
  };

  test.each([
    { doing: 'learn', args: ['learn', '-', '--as', 'june', '--model', 'none'] },
    { doing: 'verify', args: ['verify', '-', '--as', 'june'] },
  ])('ends $doing while it waits for more of its input', async ({ args }) => {
    const home = temporaryFolder();
    const before = await learned(home);
    const command = startCommand(['--home', home, ...args]);

    // More than a pipe holds: once it is taken, the command is reading, and nothing more comes.
    await command.feed('The ladder is back where it was. '.repeat(8000));
    command.interrupt('SIGINT');

    const { code, out, err } = await command.ended;
    expect({ code, out, err }).toEqual({ code: 130, out: '', err: expect.stringMatching(stopped) });
    expect(JSON.parse((await runCommand(['--home', home, 'people', '--json'])).out)).toEqual(before);
  });

  test('ends learning while the model is asked: the former version stands, and the next learning works', async () => {
    const home = temporaryFolder();
    const before = await learned(home);
    const server = await openModelServer(() => ({ begins: '{"hypotheses":' }));
    const more = join(home, 'more.txt');
    writeFileSync(more, 'Hey Kim!\n\nThe paint is dry now, so come and look at it when you like!\n\nCheers,\nJune xx');
    const learnWith = (model: string) => [
      '--home',
      home,
      'learn',
      more,
      '--as',
      'june',
      '--register',
      'email',
      '--model',
      model,
      '--json',
    ];
    const command = startCommand(learnWith(server.id));

    await server.asked(1);
    command.interrupt('SIGINT');

    expect(await command.ended).toEqual({ code: 130, out: '', err: expect.stringMatching(stopped) });
    expect(JSON.parse((await runCommand(['--home', home, 'people', '--json'])).out)).toEqual(before);
    const again = await runCommand(learnWith('none'));
    expect(JSON.parse(again.out)).toMatchObject({ profile: { version: 2 }, samples: { kept: 1 } });
  });

  test('ends an evaluation, and says how to go on with what it kept', async () => {
    const home = temporaryFolder();
    const out = join(home, 'run');
    const prompts = ['Which tide?', 'Which boat?', 'Which pier?'].map((prompt, at) => ({
      id: `p${at}`,
      prompt,
      label: 'safe',
    }));
    const data = join(home, 'prompts.jsonl');
    writeFileSync(data, prompts.map((one) => JSON.stringify(one)).join('\n'));
    const server = await openModelServer((_, index) => (index === 1 ? { begins: 'The' } : 'The late one, at nine.'));
    const evaluate = (...more: readonly string[]) => [
      ...['--home', home, 'evaluate', 'alignment', '--data', data, '--methods', 'zero-shot'],
      ...['--parallel', '1', '--model', server.id, '--out', out, ...more],
    ];
    const command = startCommand(evaluate());

    await server.asked(2);
    command.interrupt('SIGINT');

    expect(await command.ended).toMatchObject({
      code: 130,
      err: `hyperalign: Stopped. What was answered before is kept in ${out}: the same command with --resume goes on from there.\n`,
    });
    const again = await runCommand(evaluate('--resume', '--json'));
    expect(JSON.parse(again.out)).toMatchObject({ n: 3, failures: {}, run: { calls: 2, cachedCalls: 1 } });
    expect(server.requests).toHaveLength(4);
  });

  test('or a request to terminate ends writing in the middle of a text', async () => {
    const home = temporaryFolder();
    await learned(home);
    const server = await openModelServer(() => ({ begins: 'Hey Sam! Could we' }));
    const command = startCommand(['--home', home, 'write', 'Ask Sam to call.', '--as', 'june', '--model', server.id]);

    await command.heard('Hey Sam! Could we');
    command.interrupt('SIGTERM');

    expect(await command.ended).toEqual({ code: 130, out: 'Hey Sam! Could we', err: expect.stringMatching(stopped) });
  });
});
