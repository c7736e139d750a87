import { HyperalignError } from '../../../errors.ts';

/** How the vendors' packages are reached. They are optional: each is imported when its first model is opened. */
export interface HostedPackages {
  readonly openai: () => Promise<Pick<typeof import('@ai-sdk/openai'), 'createOpenAI'>>;
  readonly anthropic: () => Promise<Pick<typeof import('@ai-sdk/anthropic'), 'createAnthropic'>>;
  readonly compatible: () => Promise<Pick<typeof import('@ai-sdk/openai-compatible'), 'createOpenAICompatible'>>;
}

export const installedPackages: HostedPackages = {
  openai: () => import('@ai-sdk/openai'),
  anthropic: () => import('@ai-sdk/anthropic'),
  compatible: () => import('@ai-sdk/openai-compatible'),
};

/** Name and the major version that speaks `LanguageModelV4`. */
const packageOf = {
  openai: '@ai-sdk/openai@4',
  anthropic: '@ai-sdk/anthropic@4',
  compatible: '@ai-sdk/openai-compatible@3',
} as const satisfies Record<keyof HostedPackages, string>;

/** Imports a vendor's package, or throws `model_unavailable` with the command that installs it. */
export async function loadPackage<Name extends keyof HostedPackages>(
  packages: HostedPackages,
  name: Name,
  modelId: string,
): Promise<Awaited<ReturnType<HostedPackages[Name]>>> {
  try {
    // The compiler cannot tell that indexing by `Name` gives the function of that very name.
    return (await packages[name]()) as Awaited<ReturnType<HostedPackages[Name]>>;
  } catch (error) {
    const wanted = packageOf[name];
    const plain = wanted.replace(/@\d+$/, '');
    const what = isMissing(error)
      ? `needs the package ${plain}, which is not installed`
      : `could not load the package ${plain}`;
    throw new HyperalignError(
      'model_unavailable',
      `The model ${modelId} ${what}. Install it with: npm install ${wanted}`,
      {
        details: { model: modelId, package: plain },
        cause: error,
      },
    );
  }
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND')
  );
}
