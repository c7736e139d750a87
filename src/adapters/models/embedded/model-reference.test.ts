import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseModelReference } from './model-reference.ts';

test.each([
  { reference: 'smollm2-135m', kind: 'catalogue', id: 'local:smollm2-135m', file: 'SmolLM2-135M-Instruct.Q4_1.gguf' },
  {
    reference: 'local:smollm2-135m',
    kind: 'catalogue',
    id: 'local:smollm2-135m',
    file: 'SmolLM2-135M-Instruct.Q4_1.gguf',
  },
])('finds $reference in the catalogue', ({ reference, kind, id, file }) => {
  const parsed = parseModelReference('/home', reference);

  expect({ kind: parsed.kind, id: parsed.id, path: parsed.path }).toEqual({
    kind,
    id,
    path: join('/home', 'models', file),
  });
});

test('takes a path for a file of the user, made absolute', () => {
  const parsed = parseModelReference('/home', 'local:./some/model.gguf');

  expect(parsed).toEqual({
    kind: 'file',
    id: `local:${resolve('some/model.gguf')}`,
    name: resolve('some/model.gguf'),
    path: resolve('some/model.gguf'),
    entry: null,
    sources: [],
  });
});

test('gives two revisions of a hub file different places', () => {
  const one = parseModelReference('/home', 'hub:owner/repo/q4/model.gguf@v1');
  const other = parseModelReference('/home', 'hub:owner/repo/q4/model.gguf@v2');

  expect(one.path).not.toBe(other.path);
  expect(one.sources).toEqual([{ kind: 'https', repository: 'owner/repo', revision: 'v1', file: 'q4/model.gguf' }]);
});

test.each(['gpt-9', 'hub:owner/repo', 'hub:owner/repo/../../x.gguf@main', ''])(
  'refuses "%s" and says what would do',
  (reference) => {
    expect(() => parseModelReference('/home', reference)).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  },
);
