import { base64ToBytes } from '../base64-bytes.ts';
import type { KernelFunctions } from './kernel-functions.ts';
import { kernelsBinary } from './kernels-binary.ts';

/** What is used of WebAssembly: the types of Node leave it to those of browsers. */
interface WebAssemblyHost {
  readonly validate: (bytes: Uint8Array) => boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (descriptor: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

declare const WebAssembly: WebAssemblyHost | undefined;

export interface SimdKernels {
  readonly memory: ArrayBuffer;
  readonly functions: KernelFunctions;
}

const pageBytes = 65_536;

/** The kernels as WebAssembly on a memory of at least `bytes`; null where the host has no SIMD of it or its security policy forbids it. */
export function simdKernels(bytes: number): SimdKernels | null {
  const host = typeof WebAssembly === 'undefined' ? undefined : WebAssembly;
  const module = host === undefined ? null : compiled(host);
  if (host === undefined || module === null) return null;
  const memory = new host.Memory({ initial: Math.ceil(bytes / pageBytes) });
  const { exports } = new host.Instance(module, { arena: { memory } });
  // The exports of kernels.wat have these names and parameters; kernels.test.ts calls each.
  return { memory: memory.buffer, functions: exports as KernelFunctions };
}

let kept: { readonly module: object | null } | null = null;

/** Compiled once: the module holds no state, each instance has its own memory. */
function compiled(host: WebAssemblyHost): object | null {
  kept ??= { module: compile(host) };
  return kept.module;
}

function compile(host: WebAssemblyHost): object | null {
  const bytes = base64ToBytes(kernelsBinary);
  if (!host.validate(bytes)) return null;
  try {
    return new host.Module(bytes);
  } catch {
    // A page whose policy lacks 'wasm-unsafe-eval' says so by an error.
    return null;
  }
}
