import { dirname, relative, resolve, sep } from 'node:path';
import { defineConfig, type UserConfig } from 'tsdown';

const source = resolve('src');
const commandLine = resolve('src', 'cli');

const common = {
  root: 'src',
  format: 'esm',
  platform: 'node',
  target: 'node22.16',
  fixedExtension: false,
} as const satisfies UserConfig;

/** The library: one file in dist for each in src, so a path relative to a module means the same in both, and bundlers drop what is not used. */
const library: UserConfig = {
  ...common,
  entry: [
    'src/*.ts',
    '!src/*.test.ts',
    // Whole, since the command line takes schemas from them that nothing of the library needs.
    'src/contracts/*.ts',
    '!src/contracts/*.test.ts',
    'src/server/index.ts',
    'src/testing/index.ts',
    'src/testing/store-contract.ts',
  ],
  unbundle: true,
  dts: true,
  // Data stays JSON on disk: parsing it is faster than running it, and a module may read its neighbour by path.
  deps: { neverBundle: [/\.json$/] },
  copy: [
    { from: 'src/**/*.json', to: 'dist', flatten: false },
    // Served to browsers as it is written.
    { from: 'src/server/choices/page/*', to: 'dist', flatten: false },
  ],
};

/**
 * The command line: one file, commander included, because each further file costs a third of a millisecond at every start
 * (bench/cli-start.ts). What lies outside of src/cli stays where the library has it, so that both share one copy.
 */
const commandLineBundle: UserConfig = {
  ...common,
  entry: { 'cli/main': 'src/cli/main.ts' },
  clean: false,
  // What is read at every start is worth keeping small.
  minify: true,
  // Chunks lie beside the entry, so that the paths out of the bundle hold in them too.
  outputOptions: { chunkFileNames: 'cli/[name]-[hash].js' },
  deps: { alwaysBundle: ['commander'], onlyBundle: ['commander'] },
  plugins: [keepLibraryOutside(), loadBuiltinsWithoutFacade()],
  copy: [{ from: 'node_modules/commander/LICENSE', to: 'dist/cli', rename: 'commander.LICENSE.txt' }],
};

export default defineConfig([library, commandLineBundle]);

function keepLibraryOutside() {
  return {
    name: 'keep-library-outside',
    resolveId(specifier: string, importer: string | undefined) {
      if (importer === undefined || !specifier.startsWith('.') || !importer.startsWith(source + sep)) return null;
      const file = resolve(dirname(importer), specifier);
      if (file.startsWith(commandLine + sep)) return null;
      const fromBundle = relative(commandLine, file).split(sep).join('/');
      return { id: fromBundle.replace(/\.ts$/, '.js'), external: true };
    },
  };
}

/**
 * `import fs from 'node:fs'` makes Node read every property of the module, getters that load further modules among them:
 * 28 modules and 3 ms that `--help` does not need.
 */
function loadBuiltinsWithoutFacade() {
  const statement = /^import (?:([\w$]+))?(?:, )?(?:\{([^}]*)\})? from "(node:[^"]+)";$/gm;
  return {
    name: 'load-builtins-without-facade',
    renderChunk: (code: string) =>
      code.replace(statement, (_, whole: string | undefined, named: string | undefined, module: string) => {
        const load = `globalThis.process.getBuiltinModule("${module}")`;
        // A module imported whole is loaded when something of it is used: commander needs child_process only for commands that are programs.
        const lazy = whole === undefined ? '' : `const ${whole} = new Proxy({}, { get: (_, key) => ${load}[key] });`;
        const eager = named === undefined ? '' : `const {${named.replaceAll(' as ', ': ')}} = ${load};`;
        return `${lazy} ${eager}`;
      }),
  };
}
