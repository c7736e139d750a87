import { readFileSync } from 'node:fs';
import loadWabt from 'wabt';

/** Where the source of the kernels and what is made of it lie. */
export const kernelFiles = {
  source: new URL('../src/core/numerics/kernels/kernels.wat', import.meta.url),
  module: new URL('../src/core/numerics/kernels/kernels-binary.ts', import.meta.url),
};

/** The module that holds the kernels of kernels.wat as WebAssembly. */
export async function assembleKernels(): Promise<string> {
  const wabt = await loadWabt();
  const module = wabt.parseWat('kernels.wat', readFileSync(kernelFiles.source, 'utf8'), { simd: true });
  module.validate();
  const { buffer } = module.toBinary({});
  return `/** WebAssembly of kernels.wat, base64. \`npm run kernels\` writes it. */
export const kernelsBinary =
  '${Buffer.from(buffer).toString('base64')}';
`;
}
