import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * @typedef {object} CommandOptions
 * @property {string} root folder of package.json
 * @property {string} node path of the Node that runs the project
 * @property {string} command `node`, or the name of an installed tool
 * @property {readonly string[]} args
 */

/**
 * Runs the command as if it had been called itself: same input and output, same exit code, same signals.
 * @param {CommandOptions} options
 */
export function runCommand({ root, node, command, args }) {
  const bin = path.join(root, 'node_modules', '.bin');
  const { program, shell } = command === 'node' ? { program: node, shell: false } : findTool(bin, command);
  const child = spawn(program, shell ? args.map(quoteForCmd) : args, {
    stdio: 'inherit',
    shell,
    env: withPath([path.dirname(node), bin]),
  });
  child.on('error', (error) => {
    console.error(`bootstrap: could not start ${command}: ${error.message}`);
    process.exitCode = 1;
  });
  // Ctrl-C reaches every process of a terminal by itself; passing it on would count as pressing it twice.
  const atTerminal = process.stdin.isTTY === true || process.stdout.isTTY === true || process.stderr.isTTY === true;
  process.on('SIGINT', () => {
    if (!atTerminal) child.kill('SIGINT');
  });
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (signal === null) {
      process.exitCode = code ?? 1;
      return;
    }
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/**
 * @param {string} bin
 * @param {string} command
 */
function findTool(bin, command) {
  const windows = process.platform === 'win32';
  const program = path.join(bin, windows ? `${command}.cmd` : command);
  if (!existsSync(program))
    throw new Error(`there is no tool "${command}" in node_modules/.bin. Check its spelling in package.json.`);
  return windows ? { program: `"${program}"`, shell: true } : { program, shell: false };
}

/** @param {string} argument */
function quoteForCmd(argument) {
  return /^[\w./:=-]+$/.test(argument) ? argument : `"${argument.replaceAll('"', '""')}"`;
}

/**
 * Windows spells it `Path`; two spellings at once would leave the choice to chance.
 * @param {readonly string[]} folders
 */
function withPath(folders) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...process.env, [name]: [...folders, process.env[name]].filter(Boolean).join(path.delimiter) };
}
