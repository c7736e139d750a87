/** `hyperalign:hypotheses`, `k = 4` → `hyperalign:hypotheses (k = 4)`: an arm at one point of a curve. */
export function pointArm(arm: string, label: string): string {
  return label === '' ? arm : `${arm} (${label})`;
}

/** The method behind an arm, of which neither its point nor its being a placebo is told: `own-turns:placebo (k = 4)` → `own-turns`. */
export function methodOfArm(arm: string): string {
  return withoutPoint(arm).replace(/:placebo$/, '');
}

export function isPlacebo(arm: string): boolean {
  return withoutPoint(arm).endsWith(':placebo');
}

function withoutPoint(arm: string): string {
  return arm.split(' (')[0] ?? arm;
}
