import type { LanguageModelV4, LanguageModelV4CallOptions, SharedV4ProviderOptions } from '@ai-sdk/provider';

/** The same model with provider options that hold unless a call says otherwise. */
export function withProviderOptions(model: LanguageModelV4, defaults: SharedV4ProviderOptions): LanguageModelV4 {
  const completed = (options: LanguageModelV4CallOptions): LanguageModelV4CallOptions => {
    const asked = options.providerOptions ?? {};
    const merged = Object.keys(defaults).map((provider) => [provider, { ...defaults[provider], ...asked[provider] }]);
    return { ...options, providerOptions: { ...asked, ...Object.fromEntries(merged) } };
  };
  return {
    specificationVersion: 'v4',
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    doGenerate: (options) => model.doGenerate(completed(options)),
    doStream: (options) => model.doStream(completed(options)),
  };
}
