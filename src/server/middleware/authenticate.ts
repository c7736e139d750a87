import type { MiddlewareHandler } from 'hono';
import type { Access, Unauthenticated } from '../access.ts';
import type { AppEnv } from '../app-env.ts';
import { type Refusal, refuse } from '../refusal.ts';

/** Finds out whose a request is, or refuses it. */
export function authenticate(access: Access): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const principal = await access.authenticate(bearerOf(c.req.header('authorization')));
    if (typeof principal === 'string') return refuse(c.req.path, refusalOfKey(principal), c.get('requestId'));
    c.set('principal', principal);
    return next();
  };
}

function bearerOf(authorization: string | undefined): string | null {
  return /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? null;
}

function refusalOfKey(why: Unauthenticated): Refusal {
  return { status: 401, code: 'invalid_api_key', message: sentences[why], headers: { 'www-authenticate': 'Bearer' } };
}

const sentences: Readonly<Record<Unauthenticated, string>> = {
  missing: 'This server asks for a key. Send one as "Authorization: Bearer KEY".',
  malformed: 'This is no key of hyperalign, or one that was not copied whole.',
  unknown: 'The key of this request is not known here.',
  expired: 'The time of this key is over. Ask for a new one.',
  revoked: 'This key was revoked. Ask for a new one.',
};
