import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { describeStore } from '../../testing/store-contract.ts';
import { openSqliteStore } from './index.ts';

describeStore('sqlite in memory', () => openSqliteStore({ path: ':memory:' }));

describeStore('sqlite in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hyperalign-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return openSqliteStore({ path: join(folder, 'hyperalign.db') });
});
