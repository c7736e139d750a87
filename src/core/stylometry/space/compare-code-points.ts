/** Order by code points. The language's own order of strings goes by UTF-16 units, which puts emoji before some letters. */
export function compareCodePoints(a: string, b: string): number {
  const least = Math.min(a.length, b.length);
  for (let at = 0; at < least; at += 1) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return fixed(left) - fixed(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for the code points above all others. */
function fixed(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
