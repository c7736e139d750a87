import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HyperalignError } from '../../../errors.ts';
import type { LlamaModule } from './llama-runtime.ts';
import { runtimeFolder } from './runtime-platform.ts';

export interface LoadedRuntime {
  readonly module: LlamaModule;
  /** Part of what identifies a saved prompt state. */
  readonly version: string;
}

export interface RuntimePlace {
  /** The package's main file. */
  readonly main: string;
  readonly version: string;
  /** `application`: the user's own node-llama-cpp; `home`: what `installRuntime` put there. */
  readonly from: 'application' | 'home';
}

/** Where node-llama-cpp would be loaded from, or null. The application's own copy goes before ours. */
export async function findRuntime(home: string): Promise<RuntimePlace | null> {
  const places = [
    ['application', import.meta.url],
    ['home', join(runtimeFolder(home), 'package.json')],
  ] as const;
  for (const [from, base] of places) {
    try {
      const main = createRequire(base).resolve('node-llama-cpp');
      return { main, from, version: await versionOf(main) };
    } catch {}
  }
  return null;
}

/** Loads node-llama-cpp. Fails with `runtime_missing`, naming the command that installs it. */
export async function loadRuntime(home: string): Promise<LoadedRuntime> {
  const place = await findRuntime(home);
  if (place === null)
    throw new HyperalignError(
      'runtime_missing',
      'The runtime of the embedded model is not installed. Install it with: hyperalign models fetch',
      { details: { home } },
    );
  try {
    // The package is found at run time, so its type is what `llama-runtime.ts` declares of it.
    return { module: (await import(pathToFileURL(place.main).href)) as LlamaModule, version: place.version };
  } catch (cause) {
    throw new HyperalignError(
      'runtime_missing',
      `The runtime of the embedded model at ${dirname(place.main)} does not load. Remove ${runtimeFolder(home)} and run: hyperalign models fetch`,
      {
        details: { main: place.main },
        cause,
      },
    );
  }
}

async function versionOf(main: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(dirname(dirname(main)), 'package.json'), 'utf8'));
  return String((manifest as { readonly version?: unknown }).version);
}
