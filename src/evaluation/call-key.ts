import { createHash } from 'node:crypto';
import type { LanguageModelV4CallOptions, LanguageModelV4Message, SharedV4ProviderOptions } from '@ai-sdk/provider';

/** Raised when the same call would be answered otherwise for a reason that is not part of the call. */
const format = 1;

/**
 * What a reply depends on, as a SHA-256 in hexadecimal: model, messages and parameters. Who asked, why, and whose prompt state may be kept does not
 * change a reply and is left out.
 */
export function callKey(model: string, options: LanguageModelV4CallOptions): string {
  const {
    prompt,
    abortSignal: _signal,
    headers: _headers,
    includeRawChunks: _raw,
    providerOptions,
    ...parameters
  } = options;
  const asked = {
    format,
    model,
    prompt: prompt.map(bareMessage),
    ...parameters,
    provider: bareOptions(providerOptions),
  };
  return createHash('sha256').update(canonicalJson(asked)).digest('hex');
}

function bareMessage({ providerOptions: _, ...message }: LanguageModelV4Message): unknown {
  return message;
}

function bareOptions({ hyperalign, ...others }: SharedV4ProviderOptions = {}): unknown {
  const { asked: _, ...own } = hyperalign ?? {};
  return { ...others, ...(Object.keys(own).length === 0 ? {} : { hyperalign: own }) };
}

/** JSON whose keys stand in one order, so that equal values give equal bytes. Undefined members are left out, as JSON does. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : member,
  );
}
