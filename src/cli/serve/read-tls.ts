import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { HyperalignError } from '../../errors.ts';
import type { TlsPair } from '../../server/index.ts';

/**
 * Reads a certificate and its private key from files. Throws `path_not_found` or `invalid_input` that names the file, and never what is in it.
 */
export async function readTls(paths: { readonly cert: string; readonly key: string }, now: Date): Promise<TlsPair> {
  const [cert, key] = [await readPem(paths.cert, '--tls-cert'), await readPem(paths.key, '--tls-key')];
  const certificate = attempted(
    () => new X509Certificate(cert),
    `"${paths.cert}" holds no certificate that can be read. Give --tls-cert a file with the certificate as PEM, and after it those between it and its root.`,
  );
  const privateKey = attempted(
    (): KeyObject => createPrivateKey(key),
    `"${paths.key}" holds no private key that can be read. Give --tls-key a file with the key as PEM, without a passphrase.`,
  );
  if (!certificate.checkPrivateKey(privateKey))
    throw new HyperalignError(
      'invalid_input',
      `The key in "${paths.key}" is not that of the certificate in "${paths.cert}". Give the two that were made together.`,
    );
  const validTo = new Date(certificate.validTo);
  if (validTo <= now)
    throw new HyperalignError(
      'invalid_input',
      `The certificate in "${paths.cert}" was over on ${validTo.toISOString().slice(0, 10)}, and clients would refuse it. Renew it.`,
    );
  return { cert, key };
}

async function readPem(path: string, option: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new HyperalignError(
      'path_not_found',
      `The file "${path}" of ${option} could not be read (${code}). Give one that is there and that this user may read.`,
      { details: { path }, cause: error },
    );
  }
}

/** What goes wrong in between says things of the file's bytes, so it is not handed on. */
function attempted<Value>(attempt: () => Value, message: string): Value {
  try {
    return attempt();
  } catch {
    throw new HyperalignError('invalid_input', message);
  }
}
