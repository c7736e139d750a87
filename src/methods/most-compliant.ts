import { variedChance, type WritingChance } from '../engine/draw-candidates.ts';
import type { Method, MethodText } from '../ports/method.ts';
import { drawTexts } from './draw-texts.ts';

export interface MostCompliantOptions {
  readonly name: string;
  /** What draws the candidates and says how many of the told hypotheses each follows, with as much left to chance as it is given. */
  readonly of: (chance: WritingChance) => Method;
  readonly candidates: number;
}

/** The candidate of a method that follows the largest share of the hypotheses it could follow, the first of several: what hypotheses do as a choice. */
export function mostCompliant({ name, of, candidates }: MostCompliantOptions): Method {
  const method = of(variedChance);
  return {
    ...method,
    name,
    summary: `${method.summary} Of ${candidates} candidates (temperature ${variedChance.temperature}, top-p ${variedChance.topP}), the one that follows the largest share of its hypotheses.`,
    // What a hypothesis predicts is told by counted features.
    actsOn: 'catalogue',
    open: async (context) => {
      const opened = await method.open(context);
      return {
        ...opened,
        prepare: async (material) => {
          const prepared = await opened.prepare(material);
          return {
            ...prepared,
            write: async (task, draw) => best(await drawTexts(prepared, candidates, task, draw)),
          };
        },
      };
    },
  };
}

function best(candidates: readonly MethodText[]): MethodText {
  const [first] = candidates.filter(({ text }) => text !== '').toSorted((a, b) => shareFollowed(b) - shareFollowed(a));
  return first ?? { text: '', cut: false, compliance: null };
}

/** A text that could follow nothing says nothing against itself, and nothing for itself either. */
function shareFollowed({ compliance }: MethodText): number {
  return compliance === null || compliance.told === 0 ? 0 : compliance.followed / compliance.told;
}
