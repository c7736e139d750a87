/** A number as reports print it: two digits after the point, three under .1, one from 10 on; no zero before the point, a true minus sign. */
export function shownNumber(value: number): string {
  if (value === 0) return '0';
  const digits = Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 0.1 ? 2 : 3;
  const text = value.toFixed(digits).replace('-', '−');
  return text.replace(/^(−?)0\./, '$1.');
}
