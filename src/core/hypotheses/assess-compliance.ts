import type { Hypothesis, Predicate } from '../../contracts/hypothesis.ts';
import type { Compliance } from '../../contracts/write-result.ts';
import { features } from '../stylometry/feature-catalogue.ts';
import { measureText, rateOf, type TextMeasure } from '../stylometry/measure-text.ts';
import { tokenize } from '../stylometry/tokenize.ts';
import { exhibits, placeOfPredicate } from './predicate.ts';

/**
 * Which counted hypotheses a text follows, by the predicate and threshold of their trial. `followed` is null where the text is too short
 * for the habit to show either way, and for hypotheses that cannot be counted.
 */
export function assessCompliance(hypotheses: readonly Hypothesis[], text: string): readonly Compliance[] {
  return assessMeasured(hypotheses, measureText(tokenize(text)));
}

/** The same of a text that was counted already. */
export function assessMeasured(hypotheses: readonly Hypothesis[], measure: TextMeasure): readonly Compliance[] {
  return hypotheses.map((hypothesis) => {
    const { id, statement, predicate } = hypothesis;
    const place = predicate === null ? null : placeOfPredicate(predicate);
    const rate = place === null ? null : rateOf(measure, place);
    return {
      hypothesisId: id,
      statement,
      followed: predicate === null ? null : isFollowed(hypothesis, predicate, measure),
      measure: place === null || rate === null ? null : rate * (features[place]?.scale ?? 1),
      unit: predicate?.unit ?? null,
    };
  });
}

function isFollowed({ effect }: Hypothesis, predicate: Predicate, measure: TextMeasure): boolean | null {
  const place = placeOfPredicate(predicate);
  const feature = place === null ? undefined : features[place];
  if (place === null || feature === undefined) return null;
  // Absence says nothing where the writer who does it would hardly have done it once in a text of this length.
  const frequent = predicate.direction === 'more' ? effect?.ratePerson : effect?.rateBackground;
  const opportunity = measure.opportunity[place] ?? 0;
  const absent = feature.kind === 'count' && (measure.count[place] ?? 0) === 0;
  const rare =
    feature.opportunity === 'words' || feature.opportunity === 'sentences' || feature.opportunity === 'lines';
  if (absent && rare && frequent !== undefined && frequent * opportunity < 1) return null;
  return exhibits(predicate, measure);
}
