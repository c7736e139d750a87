import { z } from 'zod';
import { registerSchema } from './identifiers.ts';

/** How a model writes for nobody in particular: counts of its answers to the neutral briefs. Holds no text. */
export const defaultVoiceSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** `provider:model`, as the user names it. */
  model: z.string().min(1),
  /** Names of the briefs and of the prompt that asked for them; other words are another voice. */
  prompts: z.string(),
  /** Id of the feature catalogue that counted. */
  catalogue: z.string(),
  seed: z.int().nonnegative(),
  registers: z.array(
    z.strictObject({
      register: registerSchema,
      texts: z.int().positive(),
      /** Ids of the briefs that were answered: the sources of these texts. */
      briefs: z.array(z.string()),
      /** 48-bit keys of the texts, base64: a sample among them is the model's. */
      keys: z.string(),
      /** Words of each text. */
      words: z.array(z.int().nonnegative()),
      /** texts × features, one byte a rate (`byte-scale.ts`), base64; 255 = no opportunity, or an end that was cut off. */
      rates: z.string(),
    }),
  ),
});

export type DefaultVoice = z.infer<typeof defaultVoiceSchema>;
