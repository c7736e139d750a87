import type { LanguageModelV4FinishReason, LanguageModelV4StreamPart, LanguageModelV4Usage } from '@ai-sdk/provider';

/** A reply with its text, end and cost worked out. */
export interface Outcome {
  readonly text: string;
  readonly failure: Error | null;
  readonly hang: boolean;
  readonly finishReason: LanguageModelV4FinishReason;
  readonly usage: LanguageModelV4Usage;
}

/** Sends the text word by word, then the end or the failure. An abort breaks it off with the signal's reason. */
export function streamOf(
  { text, failure, hang, finishReason, usage }: Outcome,
  signal: AbortSignal | undefined,
): ReadableStream<LanguageModelV4StreamPart> {
  const words = text.match(/\s*\S+\s*$|\s*\S+/g) ?? (text === '' ? [] : [text]);
  const parts: LanguageModelV4StreamPart[] = [
    { type: 'stream-start', warnings: [] },
    ...(words.length > 0 ? [{ type: 'text-start', id: '1' } as const] : []),
    ...words.map((delta) => ({ type: 'text-delta', id: '1', delta }) as const),
  ];
  if (failure !== null) parts.push({ type: 'error', error: failure });
  else if (!hang) {
    if (words.length > 0) parts.push({ type: 'text-end', id: '1' });
    parts.push({ type: 'finish', finishReason, usage });
  }
  let next = 0;
  return new ReadableStream(
    {
      start: (controller) => {
        signal?.addEventListener('abort', () => failQuietly(controller, signal.reason), { once: true });
      },
      pull: (controller) => {
        const part = parts[next];
        next += 1;
        if (part !== undefined) controller.enqueue(part);
        else if (!hang) controller.close();
        // A hanging reply stays open: the next pull never comes, and the abort above ends it.
        else return new Promise<void>(() => undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** A stream that was read to its end is closed already, and then an abort changes nothing. */
function failQuietly(controller: ReadableStreamDefaultController, reason: unknown): void {
  try {
    controller.error(reason);
  } catch {
    // Closed.
  }
}
