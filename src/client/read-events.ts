/** One event of a stream. */
export interface ReadEvent {
  readonly event: string;
  readonly id: string | null;
  readonly data: unknown;
}

/** The events of an answer in order. Comments are passed over; an event that breaks off is none. */
export async function* readEvents(answer: Response): AsyncGenerator<ReadEvent> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) return;
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const frames = `${rest}${value}`.split('\n\n');
      rest = frames.pop() ?? '';
      for (const frame of frames) if (frame.includes('data:')) yield eventOf(frame);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function eventOf(frame: string): ReadEvent {
  const fields = new Map(
    frame
      .split('\n')
      .filter((line) => !line.startsWith(':'))
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trimStart()]),
  );
  return {
    event: fields.get('event') ?? 'message',
    id: fields.get('id') ?? null,
    data: JSON.parse(fields.get('data') ?? 'null'),
  };
}
