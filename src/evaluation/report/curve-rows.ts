import type { Curve } from '../../contracts/evaluation-report.ts';
import { shownInterval, shownMean } from './shown-figure.ts';

/** The numbers of a curve, under `curveColumns`. A level line has one row, for it has one figure. */
export function curveRows({ lines }: Curve): readonly (readonly (string | number)[])[] {
  return lines.flatMap(({ name, points, level = false }) =>
    (level ? points.slice(0, 1) : points).map((point) => [
      ...[name, level ? 'any' : point.x, shownMean(point), shownInterval(point) ?? 'none', point.n],
    ]),
  );
}

export function curveColumns({ x, y }: Curve): readonly string[] {
  return ['line', x, y, 'interval', 'n'];
}
