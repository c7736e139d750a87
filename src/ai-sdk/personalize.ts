import type { LanguageModelV4 } from '@ai-sdk/provider';
import { HyperalignError } from '../errors.ts';
import { callPersonalizer, type PersonalizeOptions } from './personalize-call.ts';

/** A language model of specification v3 or v4 in the words of whichever AI SDK the caller has: the types of two of them need not fit each other. */
export interface PersonalizableModel {
  readonly specificationVersion: 'v3' | 'v4';
  readonly provider: string;
  readonly modelId: string;
  readonly supportedUrls: unknown;
  doGenerate(call: never): PromiseLike<unknown>;
  doStream(call: never): PromiseLike<unknown>;
}

/** What makes a value of this type a language model, and nothing that its class has besides. */
export type PersonalizedModel<Model extends PersonalizableModel> = Model extends unknown
  ? Pick<Model, keyof PersonalizableModel>
  : never;

/**
 * The same model, told in each call how a person writes: guidance joins the system message and stands before the conversation; everything else of call and
 * reply is handed through. The specification version stays the model's own, so it goes wherever the model went (AI SDK 6: `v3`, AI SDK 7: `v4`).
 * A call with nobody to write as reaches the model unchanged. Throws `invalid_input` for what is no such model.
 */
export function personalize<Model extends PersonalizableModel>(
  model: Model,
  options: PersonalizeOptions,
): PersonalizedModel<Model> {
  refuseOtherModels(model);
  const personalizeCall = callPersonalizer(options);
  // v3 and v4 agree in all that is read and changed of a call; the rest of it, and the reply, are not looked at.
  const inner = model as unknown as LanguageModelV4;
  const personalized: LanguageModelV4 = {
    specificationVersion: inner.specificationVersion,
    provider: inner.provider,
    modelId: inner.modelId,
    // Asked for when it is needed: a model may have to fetch it.
    get supportedUrls() {
      return inner.supportedUrls;
    },
    doGenerate: async (call) => inner.doGenerate(await personalizeCall(call, inner)),
    doStream: async (call) => inner.doStream(await personalizeCall(call, inner)),
  };
  // Calls and replies are those of the model inside, so their types are too.
  return personalized as unknown as PersonalizedModel<Model>;
}

/** Callers without types can pass anything. */
function refuseOtherModels(model: unknown): void {
  if (typeof model === 'string') {
    throw new HyperalignError(
      'invalid_input',
      `personalize() takes a model, not the name "${model}". Make one of it with a provider first, for example gateway("${model}") of the package ai.`,
      { details: { model } },
    );
  }
  const version =
    typeof model === 'object' && model !== null && 'specificationVersion' in model ? model.specificationVersion : null;
  if (version === 'v3' || version === 'v4') return;
  throw new HyperalignError(
    'invalid_input',
    `personalize() takes a language model of specification v3 (AI SDK 6) or v4 (AI SDK 7), not ${version === null ? 'this value' : `one of specification ${JSON.stringify(version)}`}. Upgrade the package that makes the model.`,
    { details: { specificationVersion: version } },
  );
}
