// Preloaded with `node --import`: the package's own name leads to its sources, so that examples run without a build.
import { registerHooks } from 'node:module';

const sources: Readonly<Record<string, string>> = {
  hyperalign: new URL('../../src/index.ts', import.meta.url).href,
  'hyperalign/ai-sdk': new URL('../../src/ai-sdk.ts', import.meta.url).href,
  'hyperalign/mcp': new URL('../../src/mcp.ts', import.meta.url).href,
  'hyperalign/client': new URL('../../src/client.ts', import.meta.url).href,
  'hyperalign/stylometry': new URL('../../src/stylometry.ts', import.meta.url).href,
  'hyperalign/preference': new URL('../../src/preference.ts', import.meta.url).href,
  'hyperalign/testing': new URL('../../src/testing/index.ts', import.meta.url).href,
};

registerHooks({
  resolve: (specifier, context, nextResolve) => nextResolve(sources[specifier] ?? specifier, context),
});
