import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { ModelHandle } from '../ports/model.ts';
import { askedOf } from './asked-of.ts';
import type { FindMethods } from './experiment.ts';

/**
 * In a dry run nobody learns anything, so profiles of two learners are one and the same, and what is written with the second would count as asked already:
 * questions of a method that another model learned for carry the learner's name.
 */
export function withPlannedLearners(find: FindMethods): FindMethods {
  return (ports, names, learnWith) =>
    find(ports, names, learnWith).map((method) =>
      !method.personal || learnWith === undefined || learnWith === null
        ? method
        : { ...method, open: (context) => method.open({ ...context, model: learnedBy(learnWith.id, context.model) }) },
    );
}

/** The key of a question; with the learner where one is named. */
export function withLearner(key: string, options: Pick<LanguageModelV4CallOptions, 'providerOptions'>): string {
  const { learner } = askedOf(options);
  return learner === null ? key : `${key} ${learner}`;
}

/** The key under which a real run keeps the reply. */
export function withoutLearner(key: string): string {
  return key.split(' ')[0] ?? key;
}

function learnedBy(learner: string, handle: ModelHandle): ModelHandle {
  const named = ({ providerOptions = {}, ...options }: LanguageModelV4CallOptions): LanguageModelV4CallOptions => {
    const asked = { ...askedOf({ providerOptions }), learner };
    return {
      ...options,
      providerOptions: { ...providerOptions, hyperalign: { ...providerOptions['hyperalign'], asked } },
    };
  };
  const { model } = handle;
  const marked: LanguageModelV4 = {
    specificationVersion: 'v4',
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    doGenerate: (options) => model.doGenerate(named(options)),
    doStream: (options) => model.doStream(named(options)),
  };
  return { ...handle, model: marked };
}
