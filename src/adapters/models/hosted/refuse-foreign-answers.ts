import type { APICallError, LanguageModelV4 } from '@ai-sdk/provider';
import { HyperalignError } from '../../../errors.ts';

/**
 * The same model, which tells an answer that is none of its API for what it is: a page of a proxy, a sign-in, a server of something else. Packages of vendors
 * tell it as a failure of theirs, or in a stream as an empty text. Throws `model_failed`.
 */
export function refuseForeignAnswers(id: string, model: LanguageModelV4): LanguageModelV4 {
  return {
    specificationVersion: 'v4',
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    doGenerate: async (options) => {
      try {
        return await model.doGenerate(options);
      } catch (error) {
        throw toldAsForeign(id, error);
      }
    },
    doStream: async (options) => {
      const result = await model.doStream(options);
      const type = typeIn(result.response?.headers);
      // Some servers name no type, or a plain one, for events; these two are never events.
      if (type === null || !/^(text\/html|application\/json)\b/i.test(type)) return result;
      await result.stream.cancel();
      throw foreign(id, type);
    },
  };
}

/** What a call failed by, or `model_failed` where it was an answer of something else. */
export function toldAsForeign(id: string, error: unknown): unknown {
  return isUnreadable(error) ? foreign(id, typeIn(error.responseHeaders), error) : error;
}

/** A success whose body could not be read. */
function isUnreadable(error: unknown): error is APICallError {
  // By its name, which it has in whatever copy of its package a vendor's brings along.
  if (!(error instanceof Error) || error.name !== 'AI_APICallError') return false;
  const { statusCode = 0 } = error as Partial<APICallError>;
  return statusCode >= 200 && statusCode < 300;
}

function typeIn(headers: Readonly<Record<string, string>> | undefined): string | null {
  return headers?.['content-type'] ?? null;
}

function foreign(id: string, type: string | null, cause?: APICallError): HyperalignError {
  const what = type === null ? 'something' : JSON.stringify(type.slice(0, 60));
  return new HyperalignError(
    'model_failed',
    `The server of the model ${id} answered with ${what} that is no answer of its API. Check the address it is asked at (HYPERALIGN_BASE_URL, OPENAI_BASE_URL, ANTHROPIC_BASE_URL or OLLAMA_HOST; most end with /v1), and that no proxy or sign-in page stands before it.`,
    { details: { model: id, contentType: type }, ...(cause === undefined ? {} : { cause }) },
  );
}
