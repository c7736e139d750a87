/** The standard normal value that is exceeded with this chance, within 0.0005 (Abramowitz and Stegun 1964, 26.2.23). */
export function upperNormalPoint(chance: number): number {
  if (chance > 0.5) return -upperNormalPoint(1 - chance);
  const t = Math.sqrt(-2 * Math.log(chance));
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}
