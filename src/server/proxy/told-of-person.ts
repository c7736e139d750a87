import { z } from 'zod';
import type { Principal } from '../../contracts/access.ts';
import type { Guidance } from '../../contracts/guidance.ts';
import { deliverySchema } from '../../contracts/write-result.ts';
import { HyperalignError, isHyperalignError } from '../../errors.ts';
import type { GuidanceOptions, Hyperalign } from '../../hyperalign.ts';
import type { Refusal } from '../refusal.ts';
import { choosePerson } from './choose-person.ts';

/** What the upstream is to be told of a person, or that there is nobody to tell of. */
export type Told =
  | { readonly kind: 'guidance'; readonly guidance: Guidance }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface Wish {
  readonly principal: Principal;
  readonly client: Hyperalign;
  readonly header: (name: string) => string | undefined;
  readonly user: unknown;
  /** Whether the answer is to be JSON or a call of a tool: then own samples, which are prose, stay away. */
  readonly form: boolean;
  readonly usual: () => Promise<Guidance['delivery']>;
  /** Default: the answer is not steered. */
  readonly steer?: GuidanceOptions['steer'];
}

/** Finds the person of a request and what their profile becomes. Throws `person_not_found` or `profile_not_found` for one who was named. */
export async function toldOfPerson({ principal, client, header, user, form, usual, steer }: Wish): Promise<Told> {
  const chosen = choosePerson(principal, { header: header('x-hyperalign-person'), user });
  if (chosen.kind !== 'person') return chosen;
  const register = header('x-hyperalign-register');
  try {
    const guidance = await client.guidance({
      person: chosen.person,
      delivery: form ? 'hypotheses' : await deliveryOf(header('x-hyperalign-delivery'), usual),
      ...(register === undefined || register === '' ? {} : { register }),
      ...(steer === undefined ? {} : { steer }),
    });
    return { kind: 'guidance', guidance };
  } catch (error) {
    const absent = isHyperalignError(error, 'person_not_found') || isHyperalignError(error, 'profile_not_found');
    if (absent && chosen.by === 'user') return { kind: 'nobody' };
    throw error;
  }
}

async function deliveryOf(asked: string | undefined, usual: Wish['usual']): Promise<Guidance['delivery']> {
  if (asked === undefined || asked === '') return usual();
  const read = wishedSchema.safeParse(asked);
  if (!read.success)
    throw new HyperalignError(
      'invalid_input',
      `X-Hyperalign-Delivery is ${JSON.stringify(asked.slice(0, 40))}. Use hypotheses, samples, both or auto.`,
    );
  return read.data === 'auto' ? usual() : read.data;
}

const wishedSchema = z.union([deliverySchema, z.literal('auto')]);

/** Headers that say what an answer was personalised with. */
export function headersOf(told: Exclude<Told, { readonly kind: 'refused' }>): Readonly<Record<string, string>> {
  if (told.kind === 'nobody') return { 'x-hyperalign-person': 'none' };
  const { person, profileVersion, delivery, steering } = told.guidance;
  return {
    'x-hyperalign-person': encodeURIComponent(person),
    'x-hyperalign-profile-version': String(profileVersion),
    'x-hyperalign-delivery': delivery,
    ...(steering === undefined ? {} : { 'x-hyperalign-steering': steering.mode }),
  };
}
