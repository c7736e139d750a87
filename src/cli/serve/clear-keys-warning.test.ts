import { expect, test } from 'vitest';
import { clearKeysWarning } from './clear-keys-warning.ts';

const open = { host: '0.0.0.0', tls: null, behindTls: false };
const keyed = { keysInForce: true };

test('keys that travel in the clear to where others can listen are warned of', () => {
  expect(clearKeysWarning(open, keyed)).toMatch(
    /^Keys and texts reach 0\.0\.0\.0 unencrypted.*--tls-cert.*--behind-tls/,
  );
});

test.each([
  { name: 'on the loopback address', settings: { ...open, host: '127.0.0.1' }, access: keyed },
  { name: 'with TLS', settings: { ...open, tls: { cert: 'a', key: 'b' } }, access: keyed },
  { name: 'behind a proxy that speaks it', settings: { ...open, behindTls: true }, access: keyed },
  { name: 'without keys', settings: open, access: { keysInForce: false } },
])('$name nothing is warned of', ({ settings, access }) => {
  expect(clearKeysWarning(settings, access)).toBeNull();
});
