import type { AdaptedModel, LoraAdapters } from '../ports/lora-adapters.ts';
import type { ModelHandle } from '../ports/model.ts';

export interface AdaptedModels {
  /** The model with the adapter of that name, which is loaded when it is first asked. Fails as `LoraAdapters.describe` does. */
  of(file: string): Promise<ModelHandle>;
  /** Lets go of the one that is loaded. */
  close(): Promise<void>;
}

/** A model with each of its adapters. One is loaded at a time, since each takes as much memory as the model. */
export function openAdaptedModels(adapters: LoraAdapters, base: ModelHandle): AdaptedModels {
  const loaded = loadOneAtATime(adapters);
  const known = new Map<string, AdaptedModel>();
  return {
    of: async (file) => {
      const described = known.get(file) ?? (await adapters.describe(file));
      known.set(file, described);
      const { provider, supportedUrls } = base.model;
      return {
        ...{ ...base, ...described, close: async () => undefined },
        model: {
          ...{ specificationVersion: 'v4', provider, modelId: described.id, supportedUrls },
          doGenerate: (options) => loaded.use(file, options.abortSignal, ({ model }) => model.doGenerate(options)),
          doStream: (options) =>
            loaded.use(file, options.abortSignal, async ({ model }) => {
              // Read to its end before the model may be let go.
              const { stream, ...rest } = await model.doStream(options);
              return { ...rest, stream: ReadableStream.from(await Array.fromAsync(stream)) };
            }),
        },
      };
    },
    close: () => loaded.close(),
  };
}

interface OneAtATime {
  /** In the order of asking. Uses of one file go together; a use of another waits until they have ended. */
  use<T>(file: string, signal: AbortSignal | undefined, use: (model: ModelHandle) => PromiseLike<T>): Promise<T>;
  close(): Promise<void>;
}

function loadOneAtATime({ openWith }: Pick<LoraAdapters, 'openWith'>): OneAtATime {
  let current: { readonly file: string; readonly model: ModelHandle } | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const uses = new Set<PromiseLike<unknown>>();
  const letGo = async () => {
    await Promise.allSettled(uses);
    const { model } = current ?? {};
    current = null;
    await model?.close();
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  return {
    use: async (file, signal, use) => {
      const { using } = await inTurn(async () => {
        signal?.throwIfAborted();
        if (current?.file !== file) {
          await letGo();
          current = { file, model: await openWith(file) };
        }
        const begun = use(current.model);
        const forget = () => uses.delete(begun);
        uses.add(begun);
        begun.then(forget, forget);
        // In an object, so that the next turn comes before this use has ended.
        return { using: begun };
      });
      return using;
    },
    close: () => inTurn(letGo),
  };
}
