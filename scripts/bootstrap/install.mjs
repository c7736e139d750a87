import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { withInstallLock } from './install-lock.mjs';
import { isInstalled, markInstalled, markUnfinished } from './install-state.mjs';

/** The toolchain lives in dev and optional dependencies, and it brings its own Node, whatever the user's settings say of either. */
const npmArguments = [
  'ci',
  '--include=dev',
  '--include=optional',
  '--engine-strict=false',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
];

/**
 * Installs what package-lock.json asks for, unless it is there. Says nothing in that case.
 * @param {string} root folder of package.json
 */
export async function installWhenNeeded(root) {
  if (isInstalled(root)) return;
  const lockFile = path.join(root, '.tmp', 'install.lock');
  await withInstallLock(
    lockFile,
    { onWait: () => say('another install is at work here; waiting for it.') },
    async (lock) => {
      // The one waited for may have done the work.
      if (isInstalled(root)) return;
      markUnfinished(root);
      await npmCi(root, lock);
      markInstalled(root);
    },
  );
}

/**
 * @param {string} root
 * @param {{ readonly alsoHeldBy: (pid: number) => void }} lock
 */
async function npmCi(root, lock) {
  const started = Date.now();
  const progress = showProgress(started);
  const { program, args, shell } = npmCommand(npmArguments);
  const npm = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell });
  if (npm.pid !== undefined) lock.alsoHeldBy(npm.pid);
  const stopTogether = passOnSignals(npm);
  let output = '';
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const end = await new Promise((resolve) => {
    npm.on('error', (error) => resolve(error.message));
    npm.on('close', (code, signal) => resolve(code ?? signal));
  });
  progress.stop();
  stopTogether();
  if (end !== 0)
    throw new Error(
      `npm ci did not succeed (${end}). Mend what it says and run the same command again.\n${output.trim()}`,
    );
  say(`installed in ${seconds(started)} s.`);
}

/**
 * Under `npm run` the running npm is called by its file, which also spares Windows the way through npm.cmd.
 * @param {readonly string[]} args
 */
function npmCommand(args) {
  const running = process.env.npm_execpath;
  if (running !== undefined && /npm-cli\.c?js$/.test(running)) {
    return { program: process.execPath, args: [running, ...args], shell: false };
  }
  // Node refuses to start .cmd files without a shell; the arguments are fixed words that need no quoting.
  return process.platform === 'win32'
    ? { program: 'npm.cmd', args: [...args], shell: true }
    : { program: 'npm', args: [...args], shell: false };
}

/** @param {number} started */
function showProgress(started) {
  const text = 'installing what package-lock.json asks for (once, about a minute)';
  const live = process.stderr.isTTY === true;
  if (!live) say(`${text} …`);
  const timer = setInterval(
    () =>
      live
        ? process.stderr.write(`\r\u001B[Kbootstrap: ${text} … ${seconds(started)} s`)
        : say(`still installing, ${seconds(started)} s`),
    live ? 500 : 20_000,
  );
  return {
    stop() {
      clearInterval(timer);
      if (live) process.stderr.write('\r\u001B[K');
    },
  };
}

/** @param {import('node:child_process').ChildProcess} npm */
function passOnSignals(npm) {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => npm.kill(signal);
  for (const signal of signals) process.on(signal, passOn);
  return () => {
    for (const signal of signals) process.off(signal, passOn);
  };
}

/** @param {string} text */
function say(text) {
  // Standard output belongs to the command that was asked for.
  process.stderr.write(`bootstrap: ${text}\n`);
}

/** @param {number} started */
function seconds(started) {
  return Math.round((Date.now() - started) / 1000);
}
