import { createHash } from 'node:crypto';
import type { PersonKey } from '../ports/store.ts';

/** Folder-safe name under which a person's prompt states are kept; tells nothing of the person. */
export function promptOwner({ workspace, person }: PersonKey): string {
  return createHash('sha256').update(`${workspace}\u0000${person}`).digest('hex').slice(0, 32);
}
