import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runtimeFolder, runtimeVersion } from '../../src/adapters/models/embedded/runtime-platform.ts';

export interface StandInRuntime {
  readonly home: string;
  /** Id of a model that opens in it. */
  readonly model: string;
  /** What every context of the model was made with, in order. */
  contexts(): readonly { readonly sequences: number; readonly threads: number }[];
}

/** A home folder whose runtime opens any weights, notes how, and computes nothing. */
export function standInRuntime(folder: string): StandInRuntime {
  const home = join(folder, 'home');
  const weights = join(folder, 'empty.gguf');
  const notes = join(folder, 'contexts.jsonl');
  const place = join(runtimeFolder(home), 'node_modules', 'node-llama-cpp');
  mkdirSync(join(place, 'dist'), { recursive: true });
  const manifest = { name: 'node-llama-cpp', version: runtimeVersion, type: 'module', exports: './dist/index.js' };
  writeFileSync(join(place, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(place, 'dist', 'index.js'), moduleText(notes));
  writeFileSync(weights, Buffer.from([...Buffer.from('GGUF'), 3, 0, 0, 0]));
  writeFileSync(notes, '');
  return {
    home,
    model: `local:${weights}`,
    contexts: () =>
      readFileSync(notes, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
  };
}

function moduleText(notes: string): string {
  return `
import { appendFileSync } from 'node:fs';
const dispose = async () => undefined;
const createContext = async (options) => {
  appendFileSync(${JSON.stringify(notes)}, JSON.stringify(options) + '\\n');
  return { contextSize: options.contextSize, getSequence: () => ({ contextTokens: [], nextTokenIndex: 0 }), dispose };
};
const fileInfo = { metadata: { tokenizer: { chat_template: '<|im_start|>' } } };
const tokenize = (text, specialTokens) => (specialTokens ? [text.length] : [...text].map((_, at) => at));
const model = { trainContextSize: 2048, fileInfo, tokenize, createContext, dispose };
export const getLlama = async () => ({ loadModel: async () => model, dispose });
`;
}
