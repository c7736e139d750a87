import { join } from 'node:path';

/** Version of node-llama-cpp and of its prebuilt binaries. `runtime/llama/package.json` pins the same. */
export const runtimeVersion = '3.22.1';

export interface Platform {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
}

const packages: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-armv7l',
  'linux-riscv64': 'linux-riscv64',
  'darwin-x64': 'mac-x64',
  'darwin-arm64': 'mac-arm64-metal',
  'win32-x64': 'win-x64',
  'win32-arm64': 'win-arm64',
};

/** Package that holds the prebuilt binary for a platform, or null where none is made. */
export function runtimePackage({ platform, arch }: Platform = process): string | null {
  const name = packages[`${platform}-${arch}`];
  return name === undefined ? null : `@node-llama-cpp/${name}`;
}

/** Folder the runtime is installed into; one a version, so that an upgrade never changes a running one. */
export function runtimeFolder(home: string): string {
  return join(home, 'runtime', `node-llama-cpp-${runtimeVersion}`);
}
