export interface Line {
  /** From 1. */
  readonly number: number;
  /** Null where the line is longer than allowed: it is not kept. */
  readonly text: string | null;
}

/** Lines without their ends. A line of more than `longest` characters is passed over without holding it. */
export async function* readLines(pieces: AsyncIterable<string>, longest: number): AsyncGenerator<Line> {
  let number = 0;
  let held: string[] = [];
  let size = 0;
  const take = (end: string): Line => {
    number += 1;
    size += end.length;
    const text = size > longest ? null : `${held.join('')}${end}`.replace(/\r$/, '');
    held = [];
    size = 0;
    return { number, text };
  };
  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
      yield take(piece.slice(from, end));
      from = end + 1;
    }
    const rest = piece.slice(from);
    size += rest.length;
    if (size <= longest) held.push(rest);
    else held = [];
  }
  if (size > 0) yield take('');
}
