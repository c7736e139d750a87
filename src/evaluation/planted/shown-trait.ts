import type { RegisterBackground } from '../../contracts/background.ts';
import { exhibits, predicateFor } from '../../core/hypotheses/predicate.ts';
import type { PlantedTrait } from '../../core/planted/index.ts';
import { features, placeOf } from '../../core/stylometry/feature-catalogue.ts';
import { openBackground } from '../../core/stylometry/open-background.ts';
import type { ShownTrait } from './match-verdicts.ts';
import type { MeasuredText } from './measured-people.ts';

/** Which texts show a trait, by each of its features as a hypothesis would count it. Truth of counting, whoever wrote the text. */
export function shownIn(
  trait: PlantedTrait,
  texts: readonly Pick<MeasuredText, 'measure'>[],
  background: RegisterBackground,
): ShownTrait {
  const opened = openBackground(background);
  return {
    id: trait.id,
    shown: trait.features.flatMap(({ id, direction }) => {
      const place = placeOf(id);
      const feature = features[place];
      if (feature === undefined) return [];
      const predicate = predicateFor(feature, place, direction, opened);
      return [texts.map(({ measure }) => exhibits(predicate, measure))];
    }),
  };
}
