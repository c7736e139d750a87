import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installRuntime } from './install-runtime.ts';
import { findRuntime, loadRuntime } from './load-runtime.ts';
import type { CommandResult, RunCommand } from './run-command.ts';
import { runtimeFolder, runtimePackage, runtimeVersion } from './runtime-platform.ts';

const template = fileURLToPath(new URL('../../../../runtime/llama', import.meta.url));
const mac = { platform: 'darwin', arch: 'arm64' } as const;

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'hyperalign-runtime-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const ok: CommandResult = { code: 0, stdout: '', stderr: '' };

/** Leaves what npm would, with a module that exports what it is asked. */
function npm(calls: string[][] = [], manifests: unknown[] = []): RunCommand {
  return async (command, args, { cwd = '' } = {}) => {
    calls.push([command, ...args]);
    manifests.push(JSON.parse(await readFile(join(cwd, 'package.json'), 'utf8')));
    const folder = join(cwd, 'node_modules', 'node-llama-cpp');
    await mkdir(join(folder, 'dist'), { recursive: true });
    await writeFile(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'node-llama-cpp', version: runtimeVersion, type: 'module', exports: './dist/index.js' }),
    );
    await writeFile(join(folder, 'dist', 'index.js'), 'export const getLlama = () => "llama";');
    return ok;
  };
}

test('npm is asked once for the pinned version and the binary of the platform, and the result can be loaded', async () => {
  const calls: string[][] = [];
  const manifests: unknown[] = [];
  const options = { home, template, platform: mac, run: npm(calls, manifests) };

  await Promise.all([installRuntime(options), installRuntime(options)]);
  await installRuntime(options);

  expect(calls).toEqual([
    [
      'npm',
      'install',
      '--omit=optional',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--no-progress',
      '--loglevel=error',
      '--yes',
    ],
  ]);
  expect(manifests).toEqual([
    expect.objectContaining({
      dependencies: { 'node-llama-cpp': runtimeVersion, '@node-llama-cpp/mac-arm64-metal': runtimeVersion },
    }),
  ]);
  expect(await findRuntime(home)).toMatchObject({ from: 'home', version: runtimeVersion });
  expect((await loadRuntime(home)).module.getLlama).toBeTypeOf('function');
});

test('a stopped install leaves nothing that counts, and its draft goes with the next one', async () => {
  await mkdir(join(home, 'runtime', '.draft-node-llama-cpp-3.22.1-99', 'node_modules'), { recursive: true });

  await installRuntime({ home, template, platform: mac, run: npm() });

  expect((await readdir(join(home, 'runtime'))).filter((name) => !name.endsWith('.lock'))).toEqual([
    `node-llama-cpp-${runtimeVersion}`,
  ]);
});

test.each([
  {
    name: 'npm that fails',
    result: { code: 1, stdout: '', stderr: 'npm error code E404\nnpm error 404 Not Found - node-llama-cpp\n' },
    says: '404 Not Found - node-llama-cpp',
  },
  {
    name: 'npm that is missing',
    result: { code: null, stdout: '', stderr: 'npm was not found' },
    says: 'npm was not found',
  },
  { name: 'npm that installs nothing', result: ok, says: 'npm left no node-llama-cpp' },
])('$name is told by its reason and leaves nothing', async ({ result, says }) => {
  await expect(installRuntime({ home, template, platform: mac, run: async () => result })).rejects.toMatchObject({
    code: 'fetch_failed',
    message: expect.stringContaining(says),
  });

  expect((await readdir(join(home, 'runtime'))).filter((name) => !name.endsWith('.lock'))).toEqual([]);
});

test('a platform without a binary is told before anything is fetched', async () => {
  await expect(
    installRuntime({ home, template, platform: { platform: 'freebsd', arch: 'x64' }, run: npm() }),
  ).rejects.toMatchObject({ code: 'runtime_missing' });
});

test('a missing or broken runtime names the command that installs it', async () => {
  await expect(loadRuntime(home)).rejects.toMatchObject({
    code: 'runtime_missing',
    message: expect.stringContaining('hyperalign models fetch'),
  });

  await installRuntime({ home, template, platform: mac, run: npm() });
  await writeFile(
    join(runtimeFolder(home), 'node_modules', 'node-llama-cpp', 'dist', 'index.js'),
    'throw new Error("broken")',
  );

  await expect(loadRuntime(home)).rejects.toMatchObject({ code: 'runtime_missing' });
});

test('the template pins the version that the code expects', async () => {
  const manifest = JSON.parse(await readFile(join(template, 'package.json'), 'utf8'));

  expect(manifest.dependencies).toEqual({ 'node-llama-cpp': runtimeVersion });
});

test.each([
  ['linux', 'x64', '@node-llama-cpp/linux-x64'],
  ['linux', 'arm64', '@node-llama-cpp/linux-arm64'],
  ['darwin', 'x64', '@node-llama-cpp/mac-x64'],
  ['darwin', 'arm64', '@node-llama-cpp/mac-arm64-metal'],
  ['win32', 'x64', '@node-llama-cpp/win-x64'],
  ['win32', 'arm64', '@node-llama-cpp/win-arm64'],
] as const)('%s on %s has %s', (platform, arch, name) => {
  expect(runtimePackage({ platform, arch })).toBe(name);
});
