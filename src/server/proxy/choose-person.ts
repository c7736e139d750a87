import type { Principal } from '../../contracts/access.ts';
import { identifierSchema } from '../../contracts/identifiers.ts';
import type { Refusal } from '../refusal.ts';
import { percentDecoded } from './percent-decoded.ts';

/** In whose voice an answer is asked for. */
export type ChosenPerson =
  /** One that is not there is a fault when it was `named`; a `user` is whatever an application calls its users. */
  | { readonly kind: 'person'; readonly person: string; readonly by: 'name' | 'user' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface PersonClues {
  /** The header `X-Hyperalign-Person`, percent-encoded where an id has letters that headers cannot carry. */
  readonly header: string | undefined;
  /** The field `user` of the body. */
  readonly user: unknown;
}

/** The header comes before the field. A key of one person reaches that person, also where none is named, and nobody else. */
export function choosePerson({ person: own }: Principal, { header, user }: PersonClues): ChosenPerson {
  const named = header === undefined || header === '' ? null : percentDecoded(header).normalize('NFC');
  const known = typeof user === 'string' ? (identifierSchema.safeParse(user).data ?? null) : null;
  const asked = named ?? known;
  if (own !== null && asked !== null && asked !== own) return { kind: 'refused', refusal: foreign };
  if (named !== null) return { kind: 'person', person: named, by: 'name' };
  if (own !== null) return { kind: 'person', person: own, by: 'name' };
  return known === null ? { kind: 'nobody' } : { kind: 'person', person: known, by: 'user' };
}

/** Says nothing of whether the other person is there. */
const foreign: Refusal = {
  status: 403,
  code: 'foreign_person',
  message:
    'The key of this request belongs to one person and reaches nobody else. Leave out X-Hyperalign-Person and "user", or use a key of the workspace.',
};
