import type { Measure } from '../measure.ts';
import { attributionMeasures } from './attribution.ts';
import { contentMeasures } from './content.ts';
import { functionWordDistance } from './function-word-distance.ts';
import { leakageMeasures } from './leakage.ts';
import { plainCountMeasures } from './plain-counts.ts';
import { verificationMeasures } from './verification.ts';

/** Every measure of a written text that needs no judge, in the order of reports. */
export const authorshipMeasures: readonly Measure[] = [
  ...attributionMeasures,
  ...verificationMeasures,
  ...contentMeasures,
  ...leakageMeasures,
  ...plainCountMeasures,
  functionWordDistance,
];
