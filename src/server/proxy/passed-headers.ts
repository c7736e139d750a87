import type { IncomingHttpHeaders } from 'node:http';

/** Headers that belong to one connection (RFC 9110, 7.6.1) and are made anew for the next. */
const ofConnection = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** Of a client, and for us alone: where it stands, whose it is, what it wants of us. */
const forUs = ['host', 'content-length', 'authorization', 'cookie', 'expect', 'forwarded', 'origin', 'referer'];
const familiesForUs = /^(x-hyperalign-|x-forwarded-|sec-|access-control-)/;
const notSent = new Set([...ofConnection, ...forUs]);

/** What an upstream says of its own address, and what would let foreign pages read answers of ours. */
const ofAddress = ['alt-svc', 'strict-transport-security', 'set-cookie', 'content-security-policy'];
const notHandedOn = new Set([...ofConnection, ...ofAddress]);

/** Headers of a request to be sent on. */
export function requestHeaders(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const named = namedBy(headers['connection']);
  const passed: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !notSent.has(name) && !named.includes(name) && !familiesForUs.test(name))
      passed[name] = String(value);
  return passed;
}

/** Headers of an answer to be handed on; `raw` is names and values in turn. The body goes on byte for byte, so its encoding and length stay. */
export function answerHeaders(raw: readonly string[]): readonly (readonly [string, string])[] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) pairs.push([(raw[at] ?? '').toLowerCase(), raw[at + 1] ?? '']);
  const connection = pairs.filter(([name]) => name === 'connection').map(([, value]) => value);
  const named = namedBy(connection.join(','));
  return pairs.filter(
    ([name]) => !notHandedOn.has(name) && !named.includes(name) && !name.startsWith('access-control-'),
  );
}

function namedBy(connection: string | undefined): readonly string[] {
  return (connection ?? '').split(',').map((name) => name.trim().toLowerCase());
}
