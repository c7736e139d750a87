/**
 * A number as reports print it: two digits after the point, three under .1, as many as it takes under .0005, one from 10 on; no zero before the point, a
 * true minus sign. What is under a millionth is the noise of arithmetic and prints as 0.
 */
export function shownNumber(value: number): string {
  const size = Math.abs(value);
  if (size < 1e-6) return '0';
  const digits = size >= 10 ? 1 : size >= 0.1 ? 2 : size >= 0.0005 ? 3 : Math.ceil(-Math.log10(size));
  const text = value.toFixed(digits).replace('-', '−');
  return text.replace(/^(−?)0\./, '$1.');
}
