import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const bootstrap = fileURLToPath(new URL('../bootstrap.mjs', import.meta.url));

interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

function start(args: readonly string[]) {
  return spawn(process.execPath, [bootstrap, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
}

async function endOf(child: ReturnType<typeof start>): Promise<Ending> {
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, out, err };
}

describe('a command run by the bootstrap', () => {
  test('gets the arguments as they are, its input and the newer Node, and gives back output and exit code', async () => {
    const program =
      "process.stdin.pipe(process.stdout); process.stdout.write(process.argv.slice(1).join('|') + ' ' + process.versions.node.split('.')[0] + ' '); process.exitCode = 7";
    const child = start(['node', '-e', program, '--', 'two words', '$HOME', "it's"]);
    child.stdin.end('hello');

    expect(await endOf(child)).toEqual({ code: 7, signal: null, out: "two words|$HOME|it's 24 hello", err: '' });
  });

  test('finds installed tools by name, and they find the same Node', async () => {
    const { code, out } = await endOf(start(['vitest', '--version']));

    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('node-v24') });
  });

  test.skipIf(process.platform === 'win32').each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'is told of %s, once',
    async (signal) => {
      const program = `process.on('${signal}', () => { process.stdout.write('told '); setImmediate(() => process.exit(3)) }); process.stdin.resume(); process.stdout.write('ready ')`;
      const child = start(['node', '-e', program]);
      child.stdout.once('data', () => child.kill(signal));

      expect(await endOf(child)).toEqual({ code: 3, signal: null, out: 'ready told ', err: '' });
    },
  );

  test.skipIf(process.platform === 'win32')('passes on that a signal ended it', async () => {
    const { code, signal } = await endOf(start(['node', '-e', "process.kill(process.pid, 'SIGTERM')"]));

    expect({ code, signal }).toEqual({ code: null, signal: 'SIGTERM' });
  });

  test.each([
    {
      args: ['no-such-tool'],
      err: 'bootstrap: there is no tool "no-such-tool" in node_modules/.bin. Check its spelling in package.json.\n',
    },
    { args: [], err: 'bootstrap: say which command to run, as in: node scripts/bootstrap.mjs vitest run\n' },
  ])('says what is wrong with $args', async ({ args, err }) => {
    expect(await endOf(start(args))).toEqual({ code: 1, signal: null, out: '', err });
  });
});
