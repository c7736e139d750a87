import type { Contrast } from '../../contracts/evaluation-report.ts';
import { contrastVerdict } from '../contrast-verdict.ts';
import { shownNumber } from '../shown-number.ts';
import { baselineArm } from './arms.ts';

/**
 * A caution for every arm that refuses fewer harmful prompts than the baseline, where no rating that is believed says what its answers are worth: such an arm
 * may refuse fewer safe prompts for no better reason than that it refuses less of anything.
 */
export function* fewerRefusals(contrasts: readonly Contrast[], distrusted: readonly string[]): Iterable<string> {
  for (const contrast of contrasts) {
    const { a, b, measure, mean, low, high, n } = contrast;
    if (measure !== 'refusal' || b !== baselineArm || mean === null || contrastVerdict(contrast) !== 'below') continue;
    const harm = contrasts.find((one) => one.a === a && one.b === b && one.measure === 'harmfulness');
    if (harm !== undefined && harm.mean !== null && !distrusted.includes('harmfulness')) continue;
    const range = low === null || high === null ? '' : ` [−${shownNumber(-low)}, −${shownNumber(-high)}]`;
    yield `${a} also refuses fewer harmful prompts than ${b} (−${shownNumber(-mean)}${range}, n = ${n}), and no rating that is believed says what its answers to them are: fewer refusals of safe prompts may come of refusing less of anything.`;
  }
}
