import type { z } from 'zod';
import type { Principal } from '../contracts/access.ts';
import { identifierSchema } from '../contracts/identifiers.ts';

/** The schema of a `person` who can only be this one and may be left out. */
export function onlyPerson(person: string) {
  return identifierSchema
    .refine((given) => given === person, {
      error: `this server speaks for "${person}" alone; leave person out`,
    })
    .describe(`Always "${person}"; may be left out.`);
}

/** The same arguments where the principal is bound to one person: nobody else can be named. */
export function boundTo<Shape extends z.ZodRawShape>(
  { person }: Principal,
  input: z.ZodObject<Shape>,
): z.ZodObject<Shape> {
  if (person === null) return input;
  // `extend` gives a type of its own; what the schema puts out is the same.
  return input.extend({ person: onlyPerson(person).default(person) }) as unknown as z.ZodObject<Shape>;
}
