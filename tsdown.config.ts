import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts', 'src/cli/main.ts', 'src/core/stylometry/index.ts', 'src/testing/index.ts', 'src/testing/store-contract.ts'],
  // dist mirrors src file for file, so a path relative to a module means the same in both.
  root: 'src',
  unbundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.16',
  fixedExtension: false,
  dts: true,
  // Data stays JSON on disk: parsing it is faster than running it, and a module may read its neighbour by path.
  deps: { neverBundle: [/\.json$/] },
  copy: [{ from: 'src/**/*.json', to: 'dist', flatten: false }],
});
