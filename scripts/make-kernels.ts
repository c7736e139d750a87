// Assembles kernels.wat into kernels-binary.ts: `npm run kernels`.
import { writeFileSync } from 'node:fs';
import { assembleKernels, kernelFiles } from './assemble-kernels.ts';

writeFileSync(kernelFiles.module, await assembleKernels());
