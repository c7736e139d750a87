import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { HyperalignError } from '../../errors.ts';
import { readTls } from './read-tls.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../../../test/fixtures/tls/${name}`, import.meta.url));
const cert = fixture('test-only.cert.pem');
const key = fixture('test-only.key.pem');
const now = new Date('2026-11-30T00:00:00Z');

function fileWith(text: string): string {
  const path = join(temporaryFolder(), 'given.pem');
  writeFileSync(path, text);
  return path;
}

const otherKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const pem = { type: 'pkcs8', format: 'pem' } as const;

test('a certificate and its key are read from their files', async () => {
  const read = await readTls({ cert, key }, now);

  expect(read).toEqual({ cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') });
});

test.each([
  {
    name: 'a file that is not there',
    paths: () => ({ cert: '/nowhere.pem', key }),
    says: '"/nowhere.pem" of --tls-cert',
  },
  {
    name: 'a key that is not there',
    paths: () => ({ cert, key: '/nowhere.key' }),
    says: '"/nowhere.key" of --tls-key',
  },
  {
    name: 'a key in the place of the certificate',
    paths: () => ({ cert: key, key }),
    says: `"${key}" holds no certificate`,
  },
  {
    name: 'a certificate in the place of the key',
    paths: () => ({ cert, key: cert }),
    says: `"${cert}" holds no private key`,
  },
  {
    name: 'a key with a passphrase',
    paths: () => ({ cert, key: fileWith(String(otherKey.export({ ...pem, cipher: 'aes-256-cbc', passphrase: 'x' }))) }),
    says: 'without a passphrase',
  },
  {
    name: 'the key of another certificate',
    paths: () => ({ cert, key: fileWith(String(otherKey.export(pem))) }),
    says: `is not that of the certificate in "${cert}"`,
  },
  {
    name: 'a certificate whose time is over',
    paths: () => ({ cert, key }),
    at: '2200-01-01',
    says: `"${cert}" was over on 2126-`,
  },
])('$name is refused, by its name and without a word of what is in it', async ({ paths, at, says }) => {
  const error: unknown = await readTls(paths(), at === undefined ? now : new Date(at)).catch((thrown) => thrown);

  expect(error).toBeInstanceOf(HyperalignError);
  expect(String(error)).toContain(says);
  expect(String(error)).not.toContain('BEGIN');
});
