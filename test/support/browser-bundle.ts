import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { build } from 'tsdown';

/** One file of a module and all it imports, as a browser would get it: its exports are those of the global `bundled`. */
export async function browserBundle(source: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'hyperalign-bundle-'));
  try {
    const entry = join(folder, 'entry.ts');
    writeFileSync(entry, source);
    const outDir = join(folder, 'out');
    await build({
      ...{ config: false, entry: { bundled: entry }, outDir, format: 'iife', globalName: 'bundled' },
      ...{ platform: 'browser', target: 'es2024', dts: false, clean: false, logLevel: 'silent' },
    });
    return readFileSync(join(outDir, readdirSync(outDir).find((one) => one.endsWith('.js')) ?? ''), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a function makes of the bundle and its input, in a context that has the language and nothing of Node. */
export function runInBrowser(bundle: string, use: (bundled: never, input: never) => unknown, input: unknown): string {
  const call = `JSON.stringify((${use.toString()})(bundled, ${JSON.stringify(input)}))`;
  return String(new Script(`${bundle};${call}`).runInContext(createContext({})));
}
