export type { PersonalizeCallOptions } from './ai-sdk/call-options.ts';
export { type PersonalizableModel, type PersonalizedModel, personalize } from './ai-sdk/personalize.ts';
export type { CallToPersonalize, PersonalizeOptions, PersonResolver } from './ai-sdk/personalize-call.ts';
export { personalizeMiddleware } from './ai-sdk/personalize-middleware.ts';
