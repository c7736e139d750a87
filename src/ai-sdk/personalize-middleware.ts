import type { LanguageModelV4Middleware } from '@ai-sdk/provider';
import { callPersonalizer, type PersonalizeOptions } from './personalize-call.ts';

/** What `personalize` does, for `wrapLanguageModel` of AI SDK 7 beside other middleware. */
export function personalizeMiddleware(options: PersonalizeOptions): LanguageModelV4Middleware {
  const personalizeCall = callPersonalizer(options);
  return {
    specificationVersion: 'v4',
    transformParams: ({ params, model }) => personalizeCall(params, model),
  };
}
