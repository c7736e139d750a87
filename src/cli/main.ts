#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 16)) {
  process.stderr.write(`hyperalign: needs Node 22.16 or newer; this is Node ${process.versions.node}.\n`);
  process.exitCode = 2;
} else {
  // Before anything else is loaded: what was compiled once is not compiled again at the next start.
  enableCompileCache();
  const { runCli } = await import('./run-cli.ts');
  process.exitCode = await runCli(process.argv.slice(2), {
    // Opening standard input takes time, and most commands do not read it.
    get stdin() {
      return process.stdin;
    },
    out: process.stdout,
    err: process.stderr,
  });
}
