export function codePointsOf(text: string): Int32Array {
  const points = new Int32Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const point = text.codePointAt(at) ?? 0;
    if (point > 0xffff) at += 1;
    points[length] = point;
    length += 1;
  }
  return points.subarray(0, length);
}

export const space = 0x20;

/** Code points with every run of whitespace as one space, none at the ends but the padding (T7). */
export function collapsedCodePoints(text: string, padding: boolean): Int32Array {
  const points = new Int32Array(text.length + 2);
  let length = 0;
  let waiting = padding;
  for (let at = 0; at < text.length; at += 1) {
    const point = text.codePointAt(at) ?? 0;
    if (point > 0xffff) at += 1;
    if (isSpace(point)) {
      waiting ||= length > 0;
      continue;
    }
    if (waiting) {
      points[length] = space;
      length += 1;
      waiting = false;
    }
    points[length] = point;
    length += 1;
  }
  if (padding && length > 0) {
    points[length] = space;
    length += 1;
  }
  return points.subarray(0, length);
}

/** What `\s` matches. */
export function isSpace(point: number): boolean {
  if (point <= 0x20) return point === 0x20 || (point >= 0x09 && point <= 0x0d);
  if (point < 0xa0) return false;
  return (
    point === 0xa0 ||
    point === 0x1680 ||
    (point >= 0x2000 && point <= 0x200a) ||
    point === 0x2028 ||
    point === 0x2029 ||
    point === 0x202f ||
    point === 0x205f ||
    point === 0x3000 ||
    point === 0xfeff
  );
}
