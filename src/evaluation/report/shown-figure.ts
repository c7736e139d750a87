import type { Contrast, Figure } from '../../contracts/evaluation-report.ts';
import { shownNumber } from '../shown-number.ts';

/** What is printed where nothing was measured: never a 0. */
export const noData = 'no data';

export function shownMean({ mean, n }: Pick<Figure, 'mean' | 'n'>): string {
  return mean === null || n === 0 ? noData : shownNumber(mean);
}

/** `[.50, .75]`; null where there is none: nobody, one person, or no spread. */
export function shownInterval({ low, high }: Pick<Figure, 'low' | 'high'>): string | null {
  return low === null || high === null ? null : `[${shownNumber(low)}, ${shownNumber(high)}]`;
}

/** `.62 [.50, .75]` */
export function shownFigure(figure: Pick<Figure, 'mean' | 'low' | 'high' | 'n'>): string {
  if (figure.mean === null || figure.n === 0) return noData;
  return `${shownMean(figure)} ${shownInterval(figure) ?? '(no interval)'}`;
}

export function shownProbability(p: number | null): string {
  if (p === null) return noData;
  if (p >= 0.9995) return '1';
  return p < 0.001 ? '< .001' : p.toFixed(3).replace(/^0/, '');
}

/** `p = .012`, `p < .001` */
export function statedProbability(p: number | null): string {
  return p !== null && p < 0.001 ? 'p < .001' : `p = ${shownProbability(p)}`;
}

/** `Holm p = .012`; null for exploratory contrasts. */
export function shownHolm({ main, pHolm }: Pick<Contrast, 'main' | 'pHolm'>): string | null {
  if (!main) return null;
  return `Holm ${statedProbability(pHolm)}`;
}

/** A cell of a table: whole numbers as such where the whole column has none but them. */
export function shownCell(value: string | number | null, whole: boolean): string {
  if (value === null) return noData;
  if (typeof value === 'string') return value;
  return whole ? value.toLocaleString('en') : shownNumber(value);
}

export function isWholeColumn(values: readonly (string | number | null)[]): boolean {
  return values.every((value) => typeof value !== 'number' || Number.isInteger(value));
}
