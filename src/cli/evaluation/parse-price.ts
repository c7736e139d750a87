import { InvalidArgumentError } from 'commander';
import type { TokenPrice } from '../../evaluation/run-evaluation.ts';

/** `1.25,10` → US dollars for a million tokens read and for a million written. */
export function parsePrice(text: string): TokenPrice {
  const found = /^(\d+(?:\.\d+)?),(\d+(?:\.\d+)?)$/.exec(text);
  if (found === null)
    throw new InvalidArgumentError(
      'Give US dollars for a million tokens read and for a million written, with a comma between them: 1.25,10.',
    );
  return { input: Number(found[1]), output: Number(found[2]) };
}
