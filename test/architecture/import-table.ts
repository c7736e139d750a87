import type { FolderRule } from './find-import-violations.ts';

const core = 'src/core';
const shell = {
  folders: [
    'compose.ts',
    'compose-model.ts',
    'compose-doctor.ts',
    'compose-evaluation.ts',
    'compose-steering.ts',
    'config.ts',
    'hyperalign.ts',
    'access.ts',
    'stylometry.ts',
    'preference.ts',
    'stylometry-plot.ts',
    'stylometry-verification.ts',
    'version.ts',
    'package-root.ts',
    'engine',
    'evaluation',
    'evaluation.ts',
    'contracts',
    'errors.ts',
  ].map((name) => `src/${name}`),
  typesOf: [core, 'src/ports'],
  builtins: 'any',
} as const;

/** Who may import what. ARCHITECTURE.md gives the reasons. */
export const importTable: readonly FolderRule[] = [
  { folder: 'src/contracts', packages: ['zod'] },
  { folder: core, typesOf: ['src/contracts'] },
  { folder: 'src/core/text', folders: [core], typesOf: ['src/contracts'], packages: ['franc-min'] },
  { folder: 'src/core/numerics', folders: ['src/errors.ts'] },
  // What `hyperalign/preference` is made of: stands alone, also in a browser.
  { folder: 'src/core/preference', folders: ['src/core/statistics', 'src/core/numerics', 'src/errors.ts'] },
  // What `hyperalign/stylometry` is made of: stands alone, also in a browser.
  { folder: 'src/core/stylometry', folders: ['src/core/statistics', 'src/core/numerics'], typesOf: ['src/contracts'] },
  { folder: 'src/errors.ts' },
  {
    folder: 'src/prompting',
    folders: ['src/contracts'],
    typesOf: [core],
    packages: ['zod'],
    packageTypes: ['@ai-sdk/provider'],
  },
  { folder: 'src/ports', folders: ['src/contracts'], typesOf: [core], packageTypes: ['@ai-sdk/provider'] },
  {
    folder: 'src/engine',
    folders: [core, 'src/prompting', 'src/ports', 'src/contracts', 'src/errors.ts'],
    packages: ['ai', '@ai-sdk/provider', 'zod'],
    // Hashes, never random bytes: those enter by the port.
    builtins: ['node:crypto'],
  },
  {
    folder: 'src/methods',
    folders: ['src/engine', core, 'src/prompting', 'src/ports', 'src/contracts', 'src/errors.ts'],
    packages: ['zod'],
    apart: true,
  },
  {
    folder: 'src/evaluation',
    folders: ['src/methods', 'src/engine', core, 'src/prompting', 'src/ports', 'src/contracts', 'src/errors.ts'],
    packages: ['zod'],
    packageTypes: ['@ai-sdk/provider'],
    // Hashes, never random bytes.
    builtins: ['node:crypto'],
  },
  ...adapter('background'),
  ...adapter('contrast'),
  ...adapter('datasets', ['csv-parse']),
  ...adapter('files', ['csv-parse', 'html-to-text', 'postal-mime']),
  ...adapter('replies'),
  ...adapter('sqlite', ['kysely']),
  ...adapter('system'),
  ...adapter('telemetry', ['@opentelemetry/api']),
  ...adapter('tokenizers', ['gpt-tokenizer']),
  ...adapter('models/embedded', ['node-llama-cpp']),
  ...adapter('models/hosted', ['ai', '@ai-sdk/openai', '@ai-sdk/anthropic', '@ai-sdk/openai-compatible']),
  {
    folder: 'src/testing',
    // Planted authors are for experiments as well as for tests.
    folders: ['src/core/planted', 'src/ports', 'src/contracts', 'src/errors.ts'],
    packages: ['vitest', 'ai'],
    packageTypes: ['@ai-sdk/provider'],
    builtins: ['node:crypto'],
  },
  {
    folder: 'src/config.ts',
    folders: ['src/contracts', 'src/errors.ts'],
    packages: ['zod'],
    builtins: ['node:os', 'node:path'],
  },
  { folder: 'src/package-root.ts', builtins: ['node:fs', 'node:path', 'node:url'] },
  { folder: 'src/version.ts', folders: ['package.json'] },
  { folder: 'src/access.ts', folders: ['src/engine', core, 'src/ports', 'src/contracts', 'src/errors.ts'] },
  {
    folder: 'src/hyperalign.ts',
    folders: [
      'bind-comparisons.ts',
      'bind-jobs.ts',
      'learn-options.ts',
      'engine',
      'core',
      'ports',
      'contracts',
      'errors.ts',
    ].map((name) => `src/${name}`),
  },
  {
    folder: 'src/bind-jobs.ts',
    folders: ['src/learn-options.ts', 'src/engine', 'src/ports', 'src/contracts', 'src/errors.ts'],
  },
  {
    folder: 'src/bind-comparisons.ts',
    folders: ['src/learn-options.ts', 'src/engine', 'src/ports', 'src/contracts'],
  },
  { folder: 'src/learn-options.ts', folders: ['src/engine', 'src/ports', 'src/contracts', 'src/errors.ts'] },
  ...[
    'src/compose.ts',
    'src/compose-model.ts',
    'src/compose-doctor.ts',
    'src/compose-evaluation.ts',
    'src/compose-steering.ts',
  ].map(composing),
  // Pictures of texts, apart from the library so that nobody loads them who draws none.
  { folder: 'src/stylometry-plot.ts', folders: ['src/core/stylometry'] },
  { folder: 'src/stylometry-verification.ts', folders: ['src/core/stylometry'] },
  // The library that stands alone.
  { folder: 'src/stylometry.ts', folders: ['src/core/stylometry', 'src/core/statistics', 'src/core/numerics'] },
  { folder: 'src/preference.ts', folders: ['src/core/preference'] },
  // The door for AI SDK models. Loads no more than it names, for it is bundled into applications, and never `ai` itself: its caller's is the one that counts.
  {
    folder: 'src/ai-sdk',
    folders: ['core/profile/merge-system.ts', 'engine/prefix-cache-options.ts', 'ports/model.ts', 'errors.ts'].map(
      (name) => `src/${name}`,
    ),
    typesOf: ['src/hyperalign.ts', 'src/contracts'],
    packageTypes: ['@ai-sdk/provider'],
  },
  { folder: 'src/ai-sdk.ts', folders: ['src/ai-sdk'] },
  // The evaluation as a library.
  {
    folder: 'src/evaluation.ts',
    folders: [
      'src/compose-evaluation.ts',
      'src/config.ts',
      'src/evaluation',
      'src/adapters/datasets',
      'src/ports',
      'src/contracts',
    ],
  },
  {
    folder: 'src/index.ts',
    folders: [
      'src/compose.ts',
      'src/hyperalign.ts',
      'src/bind-comparisons.ts',
      'src/bind-jobs.ts',
      'src/engine',
      'src/ports',
      'src/contracts',
      'src/errors.ts',
    ],
  },
  // The client runs in browsers: types of the contracts, and nothing else.
  { folder: 'src/client', typesOf: ['src/contracts'] },
  { folder: 'src/client.ts', folders: ['src/client'] },
  {
    folder: 'src/cli',
    ...shell,
    folders: [...shell.folders, 'src/mcp.ts', 'src/server'],
    packages: ['commander', 'zod'],
  },
  {
    folder: 'src/mcp',
    ...shell,
    // Words of samples go to a model in their blocks here, as in a prompt.
    folders: [...shell.folders, 'src/prompting/fenced-texts.ts', 'src/prompting/tell-guidance.ts'],
    packages: ['@modelcontextprotocol/server', '@hono/node-server', 'zod'],
  },
  // The door as a library.
  { folder: 'src/mcp.ts', folders: ['src/mcp', 'src/contracts'] },
  {
    folder: 'src/server',
    ...shell,
    // How a caller's system message and guidance become one is said in one place, for every shell that does it.
    folders: [...shell.folders, 'src/core/profile/merge-system.ts'],
    packages: ['hono', '@hono/node-server', '@hono/zod-openapi', 'prom-client', 'zod', '@ai-sdk/provider'],
  },
];

/** Each adapter knows the ports, its own SDK and no other adapter. */
function adapter(name: string, packages: readonly string[] = []): readonly FolderRule[] {
  return [
    {
      folder: `src/adapters/${name}`,
      folders: ['src/ports', 'src/contracts', 'src/errors.ts', 'src/core/text', 'src/core/numerics'],
      packages: [...packages, 'zod'],
      packageTypes: ['@ai-sdk/provider'],
      builtins: 'any',
    },
  ];
}

/** Wires everything, decides nothing, and knows no shell. */
function composing(folder: string): FolderRule {
  return {
    folder,
    folders: [
      'compose-model.ts',
      'bind-jobs.ts',
      'config.ts',
      'access.ts',
      'hyperalign.ts',
      'package-root.ts',
      'version.ts',
      'adapters',
      'methods',
      'evaluation',
      'engine',
      'ports',
      'contracts',
      'errors.ts',
    ].map((name) => `src/${name}`),
    builtins: 'any',
  };
}
