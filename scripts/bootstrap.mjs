#!/usr/bin/env node
// Runs a command of the toolchain, installing the toolchain first where it is missing or out of date:
//   node scripts/bootstrap.mjs vitest run
// Plain JavaScript without dependencies, since it is what runs on a fresh machine, on an older Node.
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { installWhenNeeded } from './bootstrap/install.mjs';
import { runCommand } from './bootstrap/run-command.mjs';
import { findToolchainNode } from './bootstrap/toolchain-node.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [command, ...args] = process.argv.slice(2);

try {
  if (command === undefined) throw new Error('say which command to run, as in: node scripts/bootstrap.mjs vitest run');
  await installWhenNeeded(root);
  runCommand({ root, node: findToolchainNode(root), command, args });
} catch (error) {
  console.error(`bootstrap: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
