import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** An application in a folder of its own that has installed the packed package, as its users do. */
export interface Application {
  readonly folder: string;
  /** Paths in the tarball. */
  readonly packed: readonly string[];
  write(file: string, text: string): void;
  read(file: string): string;
  run(command: string, args: readonly string[]): Outcome;
  remove(): void;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds, packs and installs. `peers` are installed beside the package: `name@version`, or a name in the version this repository pins. */
export function installTarball({
  peers,
  texts,
}: {
  readonly peers: readonly string[];
  readonly texts: string;
}): Application {
  const folder = mkdtempSync(join(tmpdir(), 'hyperalign-package-'));
  succeed(join(root, 'node_modules', '.bin', 'tsdown'), ['--log-level', 'warn'], root);
  const [{ filename, files }] = JSON.parse(succeed('npm', ['pack', '--json', '--pack-destination', folder], root)) as [
    PackReport,
  ];
  const application = join(folder, 'application');
  cpSync(join(root, texts), join(application, 'texts'), { recursive: true });
  writeFileSync(
    join(application, 'package.json'),
    JSON.stringify({ name: 'application', private: true, type: 'module' }),
  );
  const specifiers = peers.map((name) => (name.indexOf('@', 1) > 0 ? name : `${name}@${pinnedVersion(name)}`));
  succeed(
    'npm',
    ['install', join(folder, filename), ...specifiers, '--no-audit', '--no-fund', '--loglevel=error'],
    application,
  );
  return {
    folder: application,
    packed: files.map(({ path }) => path).toSorted(),
    write: (file, text) => writeFileSync(join(application, file), text),
    read: (file) => readFileSync(join(application, file), 'utf8'),
    run: (command, args) => run(command, args, application),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

interface PackReport {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

function pinnedVersion(name: string): string {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const version = manifest.devDependencies[name];
  if (version === undefined) throw new Error(`${name} is not a dev dependency of this repository.`);
  return version;
}

function succeed(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = run(command, args, cwd);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}\n${stderr}`);
  return stdout;
}

/** Nothing of this repository's tools may reach the application: only the Node that runs the test, and a home of its own. */
function run(command: string, args: readonly string[], cwd: string): Outcome {
  const outside = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|NODE_OPTIONS|TEST|HYPERALIGN_)/.test(name)),
  );
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...env, PATH: [dirname(process.execPath), ...outside].join(delimiter), HYPERALIGN_HOME: join(cwd, 'home') },
  });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}
