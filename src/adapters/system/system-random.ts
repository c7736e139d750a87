import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Random } from '../../ports/random.ts';

/** Chance from the operating system. */
export const systemRandom: Random = {
  id: () => randomUUID(),
  seed: () => randomInt(2 ** 31),
  bytes: (count) => randomBytes(count),
};
