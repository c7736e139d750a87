import { describe, expect, test } from 'vitest';
import type { Principal } from '../contracts/access.ts';
import { type ErrorCode, HyperalignError } from '../errors.ts';
import { tellError, unservedLine } from './tell-error.ts';

const principal: Principal = { workspace: 'default', person: null, scopes: ['write', 'read'], keyId: null };

function told(error: unknown, by: Principal = principal) {
  const log: string[] = [];
  return { ...tellError(error, { principal: by, log: (line) => log.push(line) }), log };
}

describe('an error', () => {
  test('keeps its code and its words', () => {
    const message = 'There is no task. Say what to write.';

    expect(told(new HyperalignError('invalid_input', message))).toEqual({ code: 'invalid_input', message, log: [] });
  });

  const places: readonly ErrorCode[] = [
    'path_not_found',
    'unreadable_input',
    'weights_damaged',
    'runtime_missing',
    'fetch_failed',
    'store_unavailable',
    'store_damaged',
    'storage_full',
  ];
  test.each(places)('of the code %s names no file, and the log does', (code) => {
    const message = 'The file /srv/my people/hyperalign.sqlite cannot be used.';

    const { message: said, log } = told(new HyperalignError(code, message));

    expect(said).not.toContain('/srv');
    expect(said.length).toBeGreaterThan(30);
    expect(log).toEqual([`${code}: ${message}`]);
  });

  test.each([
    { said: 'cannot load /srv/models/a.gguf now', told: 'cannot load (a file of the server) now' },
    { said: 'cannot load C:\\models\\a.gguf now', told: 'cannot load (a file of the server) now' },
    { said: 'local:/srv/models/a.gguf failed', told: 'local:(a file of the server) failed' },
    { said: 'no answer from http://127.0.0.1:9/v1/chat', told: 'no answer from http://127.0.0.1:9/v1/chat' },
    { said: 'read and/or write', told: 'read and/or write' },
  ])('that says "$said" is told as "$told"', ({ said, told: expected }) => {
    expect(told(new HyperalignError('model_failed', said)).message).toBe(expected);
  });

  test('of another kind is a fault, told to the log alone', () => {
    const { code, message, log } = told(new TypeError('x is not a function'));

    expect(code).toBe('internal');
    expect(message).not.toContain('x is not');
    expect(log.join('\n')).toContain('TypeError: x is not a function');
  });

  test.each([
    { name: 'is bound to one person', by: { ...principal, person: 'june' } },
    { name: 'may not read', by: { ...principal, scopes: ['write'] as const } },
  ])('does not say who there is to a principal who $name', ({ by }) => {
    const error = new HyperalignError('person_not_found', 'There is no person "june". Known here: ada.');

    expect(told(error, by).message).not.toContain('ada');
    expect(told(error).message).toContain('ada');
  });
});

test.each([
  { error: new SyntaxError('"Dear Sam" is not valid JSON'), line: 'Not served: SyntaxError' },
  {
    error: new HyperalignError('store_unavailable', 'The store cannot be opened.'),
    line: 'Not served: store_unavailable: The store cannot be opened.',
  },
])('the log says "$line" and repeats no message of a client', ({ error, line }) => {
  expect(unservedLine(error)).toBe(line);
});
