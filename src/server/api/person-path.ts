import { z } from 'zod';
import { identifierSchema } from '../../contracts/identifiers.ts';

/** The `{person}` of a path. */
export const personPath = z.strictObject({
  person: identifierSchema.meta({ description: 'Id of the person, percent-encoded', examples: ['ada'] }),
});
