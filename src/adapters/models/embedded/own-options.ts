import type { SharedV4ProviderOptions } from '@ai-sdk/provider';
import { z } from 'zod';
import { HyperalignError } from '../../../errors.ts';

const optionSchema = z.object({
  bias: z.array(z.object({ text: z.string(), bias: z.number().min(-100).max(100) })).default([]),
  avoidRepetition: z.boolean().default(false),
});

/** What `providerOptions.hyperalign` of a call asks of the embedded model. */
export type OwnOptions = Readonly<z.infer<typeof optionSchema>>;

/** Throws `invalid_input` for another form. */
export function readOwnOptions(providerOptions: SharedV4ProviderOptions | undefined): OwnOptions {
  const parsed = optionSchema.safeParse(providerOptions?.['hyperalign'] ?? {});
  if (parsed.success) return parsed.data;
  throw new HyperalignError(
    'invalid_input',
    'Of providerOptions.hyperalign of a call, bias must be a list of { text, bias }, with biases from -100 to 100, and avoidRepetition true or false.',
  );
}
