import { HyperalignError } from '../errors.ts';
import type { Experiment } from './experiment.ts';

interface Given {
  /** Folder of adapters. */
  readonly adapters: string | null;
  readonly methods: readonly string[] | null;
}

const rival = 'lora-adapters';

/** Throws `invalid_input` where adapters are given that no method writes with, or the rival is named that has none: before a model is loaded. */
export function refuseLoneAdapters({ name, reads }: Experiment, { adapters, methods }: Given): void {
  // An experiment that does not say what it reads may name methods by itself.
  if (reads === undefined) return;
  const isNamed = methods?.includes(rival) ?? false;
  if (isNamed === (adapters !== null)) return;
  throw new HyperalignError('invalid_input', reasonOf({ name, reads, adapters }), {
    details: { experiment: name, adapters },
  });
}

function reasonOf({ name, reads, adapters }: Pick<Experiment, 'name' | 'reads'> & Pick<Given, 'adapters'>): string {
  if (adapters !== null)
    return `The adapters in ${adapters} are for ${rival}, which is not among the methods. Add it to --methods, or leave --adapters out.`;
  return reads?.includes('adapters')
    ? `${rival} writes with adapters that were trained elsewhere, and none are given. Name their folder with --adapters, or leave ${rival} out of --methods.`
    : `${rival} has no part in ${name}, which changes nothing that an adapter is made of. Leave it out of --methods; evaluate authorship takes it.`;
}
