import { z } from 'zod';

/** Something said, at most so many characters without the spaces around it. A pattern, and not a least length, so that the published schema refuses spaces alone, too. */
export function wordsSchema(most: number) {
  return z.string().trim().regex(/\S/, { error: 'say something' }).max(most);
}
