import { z } from 'zod';
import { identifierSchema } from '../../contracts/identifiers.ts';

/** The `{person}` of a path. */
export const personPath = z.strictObject({
  person: identifierSchema.meta({
    description: 'Id of the person, percent-encoded',
    examples: ['ada'],
    // The contract normalises before it checks, so its pattern is not in the schema by itself.
    pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._@+-]{0,63}$',
  }),
});
