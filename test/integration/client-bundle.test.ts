import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { browserBundle } from '../support/browser-bundle.ts';

test('the client is small, and holds nothing of Node and no library', async () => {
  const client = JSON.stringify(fileURLToPath(new URL('../../src/client.ts', import.meta.url)));

  const bundle = await browserBundle(`export { createClient, ApiError } from ${client};`);

  expect(bundle).toContain('createClient');
  expect(bundle).not.toMatch(/node:|require\(|\bzod\b|ZodError|Buffer\b|process\./);
  expect(gzipSync(bundle).length).toBeLessThan(6_000);
}, 60_000);
