import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { guidanceOf } from '../../src/testing/index.ts';
import { browserBundle, runInBrowser } from '../support/browser-bundle.ts';

const entry = JSON.stringify(fileURLToPath(new URL('../../src/ai-sdk.ts', import.meta.url)));

/** All that an application loads with `hyperalign/ai-sdk`, in one file. */
let bundle = '';
beforeAll(async () => {
  bundle = await browserBundle(`export * from ${entry};`);
}, 60_000);

describe('hyperalign/ai-sdk', () => {
  test('brings nothing along: neither ai nor a store, a model or a schema, in under 16 kB', () => {
    expect(bundle).not.toMatch(/\bnode:|\brequire\(|\bimport\(|\bprocess\.|\bBuffer\b/);
    expect(Buffer.byteLength(bundle)).toBeGreaterThan(2000);
    expect(Buffer.byteLength(bundle)).toBeLessThan(16_000);
  });

  test('runs where there is no Node', () => {
    const placed = runInBrowser(bundle, namesOfExports, guidanceOf('nell'));

    expect(JSON.parse(placed)).toEqual({ personalize: 'function', personalizeMiddleware: 'function', version: 'v4' });
  });
});

/** Runs in the bundle: it may use nothing but its arguments. */
function namesOfExports(bundled: typeof import('../../src/ai-sdk.ts'), guidance: ReturnType<typeof guidanceOf>) {
  const { personalize, personalizeMiddleware } = bundled;
  const middleware = personalizeMiddleware({ hyperalign: { guidance: async () => guidance }, person: 'nell' });
  return {
    personalize: typeof personalize,
    personalizeMiddleware: typeof personalizeMiddleware,
    version: middleware.specificationVersion,
  };
}
