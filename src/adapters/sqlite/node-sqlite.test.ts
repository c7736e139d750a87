import { expect, onTestFinished, test } from 'vitest';
import { nodeSqlite } from './node-sqlite.ts';

test('loading leaves the way of warnings as it was', () => {
  const { emitWarning } = process;

  const { DatabaseSync } = nodeSqlite();

  expect(process.emitWarning).toBe(emitWarning);
  expect(new DatabaseSync(':memory:').prepare('select 1 as one').get()).toMatchObject({ one: 1 });
});

test('the module is loaded once', () => {
  const { getBuiltinModule } = process;
  onTestFinished(() => {
    process.getBuiltinModule = getBuiltinModule;
  });
  const first = nodeSqlite();
  process.getBuiltinModule = () => {
    throw new Error('loaded again');
  };

  expect(nodeSqlite()).toBe(first);
});
