import { fileURLToPath } from 'node:url';
import {
  fetchProgressLine,
  fetchWeights,
  installRuntime,
  parseModelReference,
} from '../../src/adapters/models/embedded/index.ts';
import { loadConfig } from '../../src/config.ts';
import { testModel } from './test-model.ts';

/** Brings runtime and weights to this machine before the first test. */
export async function setup(): Promise<void> {
  const { home } = loadConfig();
  let last = '';
  const onProgress = (progress: Parameters<typeof fetchProgressLine>[0]) => {
    const phase = `${progress.phase} ${progress.source}`;
    if (phase !== last) process.stderr.write(`${fetchProgressLine(progress)}\n`);
    last = phase;
  };
  const template = fileURLToPath(new URL('../../runtime/llama', import.meta.url));
  await installRuntime({ home, template, onProgress });
  await fetchWeights({ home, reference: parseModelReference(home, testModel), onProgress });
}
