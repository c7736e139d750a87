import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';

/** What `providerOptions.hyperalign.asked` of a call says of it: to those between asker and model, and in no key. */
export interface Asked {
  readonly purpose: string | null;
  /** `write-as@3`. */
  readonly prompt: string | null;
  /** In a dry run, the model that learned what the prompt tells, where it is not the one that writes. */
  readonly learner: string | null;
}

export function askedOf({ providerOptions }: Pick<LanguageModelV4CallOptions, 'providerOptions'>): Asked {
  const asked = providerOptions?.['hyperalign']?.['asked'];
  const told: Readonly<Record<string, unknown>> = typeof asked === 'object' ? { ...asked } : {};
  const textOf = (name: keyof Asked): string | null => {
    const value = told[name];
    return typeof value === 'string' ? value : null;
  };
  return { purpose: textOf('purpose'), prompt: textOf('prompt'), learner: textOf('learner') };
}
