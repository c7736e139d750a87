import type { Contrast, EvaluationReport, UnitValues } from '../../contracts/evaluation-report.ts';
import type { ValuePair } from './compare-figure.ts';

type Values = readonly (number | null)[];

export interface ValuePairs {
  /** Units that both runs have. */
  readonly common: number;
  /** Null where one of the runs did not measure it by unit. */
  figure(method: string, measure: string): readonly ValuePair[] | null;
  contrast(contrast: Pick<Contrast, 'a' | 'b' | 'measure' | 'kind'>): readonly ValuePair[] | null;
}

/** Which people (or prompts) two runs share, and what each had in both. Null where a run does not say, or they share none. */
export function valuePairsOf(before: EvaluationReport, after: EvaluationReport): ValuePairs | null {
  const [was, is] = [before.units, after.units];
  if (was === undefined || is === undefined) return null;
  const places = new Map(was.ids.map((id, at) => [id, at]));
  const shared = is.ids.flatMap((id, at) => {
    const place = places.get(id);
    return place === undefined ? [] : [{ before: place, after: at }];
  });
  if (shared.length === 0) return null;
  const paired = (a: Values | null, b: Values | null): readonly ValuePair[] | null => {
    if (a === null || b === null) return null;
    return shared.flatMap((place) => {
      const [first, second] = [a[place.before] ?? null, b[place.after] ?? null];
      return first === null || second === null ? [] : [{ before: first, after: second }];
    });
  };
  return {
    common: shared.length,
    figure: (method, measure) => paired(figureValues(was, method, measure), figureValues(is, method, measure)),
    contrast: (contrast) => paired(contrastValues(was, contrast), contrastValues(is, contrast)),
  };
}

function figureValues({ methods }: UnitValues, method: string, measure: string): Values | null {
  return methods[method]?.[measure] ?? null;
}

function contrastValues(
  units: UnitValues,
  { a, b, measure, kind }: Pick<Contrast, 'a' | 'b' | 'measure' | 'kind'>,
): Values | null {
  if (kind === 'win-rate')
    return units.wins.find((win) => win.a === a && win.b === b && win.measure === measure)?.values ?? null;
  const [ofA, ofB] = [figureValues(units, a, measure), figureValues(units, b, measure)];
  if (ofA === null || ofB === null) return null;
  return ofA.map((value, at) => {
    const other = ofB[at] ?? null;
    return value === null || other === null ? null : value - other;
  });
}
