import { z } from 'zod';
import { registerSchema } from '../../contracts/identifiers.ts';
import { HyperalignError } from '../../errors.ts';
import type { ContrastText } from '../../ports/contrast-source.ts';

const contrastTextsSchema = z.strictObject({
  /** Says that the texts are fiction, to whoever opens the file. */
  note: z.string().min(1),
  texts: z
    .array(
      z.strictObject({
        id: z.string().regex(/^c\d{2,3}$/),
        person: z.string().regex(/^writer-\d{2,3}$/),
        register: registerSchema,
        text: z.string().min(1),
      }),
    )
    .min(1),
});

/** Reads the content of the shipped file. Fails with `unreadable_input` when it is not what this version ships. */
export function parseContrastTexts(content: unknown): readonly ContrastText[] {
  const parsed = contrastTextsSchema.safeParse(content);
  if (parsed.success) return parsed.data.texts;

  const where = parsed.error.issues.map((issue) => issue.path.join('.') || 'the whole file').join(', ');
  throw new HyperalignError(
    'unreadable_input',
    `The contrast texts of this installation are damaged (contrast-texts.json, at ${where}); reinstall hyperalign.`,
    { cause: parsed.error },
  );
}
