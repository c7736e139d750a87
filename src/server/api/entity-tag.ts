import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ProfileTools } from '../../engine/profile-tools.ts';
import { HyperalignError } from '../../errors.ts';
import type { ApiContext } from './api-env.ts';

export const ifMatchHeader = z.object({
  'if-match': z.string().max(2000).optional().meta({
    description:
      'The ETag of the profile that the change is made for; when another version is the newest, nothing is changed',
  }),
});

export const ifNoneMatchHeader = z.object({
  'if-none-match': z.string().max(2000).optional().meta({ description: 'ETags that are known already' }),
});

/** A strong validator: version and a hash of the body, for what was forgotten and learned anew counts its versions from 1 again. */
export function tagOf(version: number, body: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 16);
  return `"${version}.${hash}"`;
}

/** The body with its tag, or 304 where the caller has it already. */
export function unlessKnown<Body extends object>(c: ApiContext, version: number, body: Body): Response {
  const headers = headersOf(version, body);
  const known = (c.req.header('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return known.includes(headers.etag) || known.includes('*') ? c.body(null, 304, headers) : c.json(body, 200, headers);
}

/** The newest profile version with its tag, after a change. */
export async function newestVersion(c: ApiContext, tools: ProfileTools) {
  const profile = await tools.show();
  return c.json(profile, 200, headersOf(profile.version, profile));
}

function headersOf(version: number, body: unknown) {
  return { etag: tagOf(version, body), 'cache-control': 'private, no-cache' };
}

/** The version that `If-Match` names, for a change that is made for no other. Throws `conflict` when it is not the newest. */
export async function expectedVersion(c: ApiContext, tools: ProfileTools): Promise<{ readonly expected?: number }> {
  const header = c.req.header('if-match');
  if (header === undefined) return {};
  const newest = await tools.show();
  const tags = header.split(',').map((one) => one.trim());
  if (tags.includes('*') || tags.includes(tagOf(newest.version, newest))) return { expected: newest.version };
  throw new HyperalignError(
    'conflict',
    `The newest profile version is ${newest.version}, and not the one that "If-Match" names. Read the profile and try again.`,
  );
}
