import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** Runs TypeScript directly and has the SQLite that the store needs. */
const toolchainMajor = 24;

/**
 * The Node that runs the project: the one from the npm package `node`, or the current one where it is new enough.
 * @param {string} root folder of package.json
 * @param {{ readonly version: string, readonly path: string }} current the Node that runs this file
 * @returns {string} path of the binary
 */
export function findToolchainNode(root, current = { version: process.versions.node, path: process.execPath }) {
  const installed = path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(installed)) return installed;
  if (Number.parseInt(current.version, 10) >= toolchainMajor) return current.path;
  throw new Error(
    [
      `the project needs Node ${toolchainMajor}; this is Node ${current.version}, and the npm package "node", which brings it, has no binary yet.`,
      'Its install script fetches the binary and was probably blocked (ignore-scripts, or a list of approved scripts). Either',
      '  allow it once:   npm rebuild node --ignore-scripts=false',
      '  approve it:      npm install-scripts approve node && npm rebuild node',
      `  or use your own: put Node ${toolchainMajor} or newer first on PATH`,
      'and run the same command again.',
    ].join('\n'),
  );
}
