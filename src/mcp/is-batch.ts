/** Whether a request holds a list of messages in place of one. Reads a copy of the body no further than to its first sign. */
export async function isBatch(request: Request): Promise<boolean> {
  const reader = request.clone().body?.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) {
      const [first] = read.value.trimStart();
      if (first !== undefined) return first === '[';
    }
    return false;
  } finally {
    // Not waited for: it ends when the other copy has been read.
    void reader?.cancel();
  }
}
