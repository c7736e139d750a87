import { variedChance, type WritingChance } from '../engine/draw-candidates.ts';
import type { Method } from '../ports/method.ts';
import { bestText, type CandidateReward } from './candidate-reward.ts';
import { drawTexts } from './draw-texts.ts';

export interface BestOfRewardOptions {
  /** What draws the candidates, with as much left to chance as it is given. It is told nothing of the person, so that the choice alone is personal. */
  readonly of: (chance: WritingChance) => Method;
  readonly candidates: number;
  readonly reward: CandidateReward;
}

/** The candidate that a reward ranks first. An empty text is taken only where there is no other. */
export function bestOfReward({ of, candidates, reward }: BestOfRewardOptions): Method {
  const method = of(variedChance);
  return {
    name: bestOfName(candidates, reward),
    summary: `${method.summary} Of ${candidates} candidates (temperature ${variedChance.temperature}, top-p ${variedChance.topP}), the one ${reward.summary}`,
    version: reward.version,
    personal: reward.personal,
    ...(reward.learnsFrom === undefined ? {} : { learnsFrom: reward.learnsFrom }),
    ...(reward.chooses === undefined ? {} : { chooses: reward.chooses, actsOn: 'catalogue' }),
    open: async (context) => {
      const fitted = await reward.fit(context);
      const opened = await method.open(context);
      return {
        ...opened,
        prepare: async (material) => {
          const score = fitted.adapt(material);
          const prepared = await opened.prepare(material);
          return {
            statements: [],
            write: async (task, draw) => {
              const drawn = await drawTexts(prepared, candidates, task, draw);
              const best = bestText(
                drawn.map(({ text }) => text),
                score,
              );
              return drawn[best ?? 0] ?? { text: '', cut: false, compliance: null };
            },
          };
        },
      };
    },
  };
}

/** `best-of-4:reward:lore`. */
export function bestOfName(candidates: number, { name }: Pick<CandidateReward, 'name'>): string {
  return `best-of-${candidates}:${name}`;
}
