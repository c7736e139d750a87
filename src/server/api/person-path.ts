import { z } from 'zod';
import { personInUrlSchema } from '../../contracts/person-in-url.ts';

/** The `{person}` of a path. */
export const personPath = z.strictObject({ person: personInUrlSchema });
