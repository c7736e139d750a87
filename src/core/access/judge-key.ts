/** Why a key does not open anything, once its text can be read. */
export type KeyRefusal = 'unknown' | 'expired' | 'revoked';

export interface PresentedKey {
  /** Which secret of the key was presented: the one it has, the one before it, or none of them. */
  readonly secret: 'current' | 'previous' | 'none';
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  /** Until when the secret before the current one is valid; null where there is none. */
  readonly previousUntil: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Null: it opens. Whoever does not know a secret of the key learns nothing of it, neither that it exists nor that it was revoked. */
export function judgeKey({ secret, expiresAt, revokedAt, previousUntil, now }: PresentedKey): KeyRefusal | null {
  if (secret === 'none') return 'unknown';
  if (revokedAt !== null) return 'revoked';
  if (isPast(expiresAt, now)) return 'expired';
  if (secret === 'previous' && (previousUntil === null || isPast(previousUntil, now))) return 'expired';
  return null;
}

function isPast(moment: string | null, now: number): boolean {
  return moment !== null && Date.parse(moment) <= now;
}
