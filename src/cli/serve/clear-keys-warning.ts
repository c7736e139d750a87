import { type Access, isLoopback } from '../../server/index.ts';
import type { ServeSettings } from './read-serve-settings.ts';

/** What to tell of a server whose keys others can read on their way; null where none can, or where a proxy is said to see to it. Between programs of this machine nobody listens. */
export function clearKeysWarning(
  { host, tls, behindTls }: Pick<ServeSettings, 'host' | 'tls' | 'behindTls'>,
  { keysInForce }: Pick<Access, 'keysInForce'>,
): string | null {
  if (!keysInForce || tls !== null || behindTls || isLoopback(host)) return null;
  return `Keys and texts reach ${host} unencrypted, where others on the way can read them. Give --tls-cert and --tls-key, or say --behind-tls where a proxy before this server speaks HTTPS.`;
}
