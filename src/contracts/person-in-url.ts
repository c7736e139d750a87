import { identifierSchema } from './identifiers.ts';

/** The id of a person as it travels in a URL. */
export const personInUrlSchema = identifierSchema.meta({
  description: 'Id of the person, percent-encoded',
  examples: ['ada'],
  // The contract normalises before it checks, so its pattern is not in the schema by itself.
  pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._@+-]{0,63}$',
});
