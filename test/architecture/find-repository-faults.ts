import type { Finding, SourceFile } from './source-file.ts';

// Put together here so that this file does not hold what it looks for.
const registryHosts = [
  ['registry', 'npmjs', 'org'],
  ['registry', 'yarnpkg', 'com'],
  ['registry', 'npmmirror', 'com'],
  ['npm', 'pkg', 'github', 'com'],
  ['files', 'pythonhosted', 'org'],
  ['pypi', 'org'],
  ['proxy', 'golang', 'org'],
  ['index', 'crates', 'io'],
].map((parts) => parts.join('.'));

const machinePath = /(?<=^|[\s"'`=(:[<|])\/(work|root|tmp)\/[\w.-]/;

/** Lines that name a package registry: everybody has their own, set outside the repository. */
export function findRegistryHosts(file: SourceFile): readonly Finding[] {
  return linesOf(file).flatMap(([line, text]) => {
    const host = registryHosts.find((name) => text.includes(name));
    return host === undefined ? [] : [{ path: file.path, line, problem: `names the package registry ${host}` }];
  });
}

/** Lines with a path that exists on one machine only, or for one run only. */
export function findMachinePaths(file: SourceFile): readonly Finding[] {
  return linesOf(file).flatMap(([line, text]) => {
    const found = machinePath.exec(text);
    return found === null ? [] : [{ path: file.path, line, problem: `names a path of one machine: ${found[0]}…` }];
  });
}

/** A lock file with addresses would bind everybody to the registry of whoever wrote it. */
export function findLockedAddresses(lockFile: SourceFile): readonly Finding[] {
  return linesOf(lockFile)
    .filter(([, text]) => text.trimStart().startsWith('"resolved": "http'))
    .map(([line]) => ({ path: lockFile.path, line, problem: 'holds the address of a registry' }));
}

/** Dependencies that two installs on two days could fill differently. Peers are the user's to choose. */
export function findLooseVersions(manifest: SourceFile): readonly Finding[] {
  const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = JSON.parse(manifest.text) as Manifest;
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version))
    .map(([name, version]) => ({ path: manifest.path, line: 0, problem: `${name} is not pinned: ${version}` }));
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

function linesOf({ text }: SourceFile): readonly (readonly [number, string])[] {
  return text.split('\n').map((line, index) => [index + 1, line] as const);
}
