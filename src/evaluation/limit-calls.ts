import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { ModelHandle } from '../ports/model.ts';

/** The same model, asked at most `most` things at once; further calls wait in the order in which they came, and leave the line when their signal fires. */
export function limitCalls(handle: ModelHandle, most: number): ModelHandle {
  const waiting: (() => void)[] = [];
  let free = most;
  const enter = (signal: AbortSignal | undefined) =>
    new Promise<void>((resolve, reject) => {
      if (signal?.aborted === true) return reject(signal.reason);
      if (free > 0) {
        free -= 1;
        return resolve();
      }
      const take = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        waiting.splice(waiting.indexOf(take), 1);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', leave, { once: true });
      waiting.push(take);
    });
  const exit = () => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  const { model } = handle;
  const limited: LanguageModelV4 = {
    specificationVersion: 'v4',
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    doGenerate: async (options) => {
      await enter(options.abortSignal);
      try {
        return await model.doGenerate(options);
      } finally {
        exit();
      }
    },
    // Not asked of here: evaluation keeps whole replies.
    doStream: (options) => model.doStream(options),
  };
  return { ...handle, model: limited };
}
