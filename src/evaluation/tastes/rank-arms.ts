import { bestOfName } from '../../methods/best-of-reward.ts';
import { bestText, type CandidateReward, type FittedReward, type ScoreTexts } from '../../methods/candidate-reward.ts';
import type { MaterialComparison } from '../../ports/method.ts';
import { pointArm } from '../arm-names.ts';
import type { ScoredText } from '../scored-text.ts';
import type { DrawnPrompt } from './draw-prompts.ts';
import { materialAfter, type TastePerson } from './taste-people.ts';

export interface RankArmsInput {
  readonly rewards: ReadonlyMap<CandidateReward, FittedReward>;
  readonly people: readonly TastePerson[];
  /** Person → whose choices stand in for theirs in the placebo. */
  readonly donors: ReadonlyMap<string, TastePerson>;
  readonly prompts: readonly DrawnPrompt[];
  readonly candidates: number;
  /** Numbers of own choices that a personal reward is told. */
  readonly shots: readonly number[];
  readonly beforePerson: (done: number) => void;
}

export interface RankedArms {
  /** A row a prompt: the true utility of what was taken. */
  readonly byPrompt: readonly ScoredText[];
  /** A row a person: headroom over all prompts, and accuracy on held-out choices. */
  readonly byPerson: readonly ScoredText[];
}

/** Arms that rank nothing, and the one that knows: what `headroom` lies between. */
export const referenceArms = { first: 'first-draw', random: 'random-draw', oracle: 'oracle' } as const;

/** `k = 9`. */
export function shotsLabel(count: number): string {
  return `k = ${count}`;
}

/** What every arm takes for every person, and how well it tells their held-out choices. */
export function rankArms(input: RankArmsInput): RankedArms {
  const [byPrompt, byPerson]: [ScoredText[], ScoredText[]] = [[], []];
  for (const [done, person] of input.people.entries()) {
    input.beforePerson(done);
    for (const arm of armsOf(person, input)) {
      const about = { method: arm.name, kind: arm.kind, person: person.id, draw: 0 };
      for (const { task, texts } of input.prompts)
        byPrompt.push({ ...about, task: task.id, values: { utility: arm.take(texts) } });
      byPerson.push({
        ...{ ...about, task: 'all prompts' },
        values: { headroom: headroomOf(arm, person, input.prompts), accuracy: arm.accuracy },
      });
    }
  }
  return { byPrompt, byPerson };
}

interface TasteArm {
  readonly name: string;
  readonly kind: ScoredText['kind'];
  /** True utility of what is taken of a prompt's candidates. */
  readonly take: (texts: readonly string[]) => number;
  readonly accuracy: number | null;
}

function armsOf(person: TastePerson, input: RankArmsInput): readonly TasteArm[] {
  const { rewards, donors, prompts, candidates, shots } = input;
  const { taste, held } = person;
  const texts = [...new Set(prompts.flatMap((prompt) => prompt.texts))];
  const ranked = (name: string, kind: TasteArm['kind'], score: ScoreTexts): TasteArm => {
    const scores = new Map(score(texts).map((value, at) => [texts[at] ?? '', value]));
    const known: ScoreTexts = (asked) => asked.map((text) => scores.get(text) ?? 0);
    const take = (of: readonly string[]) => taste(of[bestText(of, known) ?? 0] ?? '');
    return { name, kind, take, accuracy: shareRight(held, known) };
  };
  const donor = donors.get(person.id);
  return [
    { name: referenceArms.first, kind: 'reference', take: ([first = '']) => taste(first), accuracy: null },
    { name: referenceArms.random, kind: 'reference', take: (of) => meanOf(of.map(taste)), accuracy: 0.5 },
    ranked(referenceArms.oracle, 'reference', (of) => of.map(taste)),
    ...[...rewards].flatMap(([reward, fitted]) => {
      const name = bestOfName(candidates, reward);
      if (!reward.personal) return [ranked(name, 'method', fitted.adapt(materialAfter(person, 0)))];
      return shots.flatMap((count) => [
        ranked(pointArm(name, shotsLabel(count)), 'method', fitted.adapt(materialAfter(person, count))),
        ...(donor === undefined
          ? []
          : [
              ranked(
                pointArm(`${name}:placebo`, shotsLabel(count)),
                'placebo',
                fitted.adapt(materialAfter(donor, count)),
              ),
            ]),
      ]);
    }),
  ];
}

/** Σ(arm − first) / Σ(oracle − first) over prompts; null where the first draw is always the best one. */
function headroomOf(
  { take }: Pick<TasteArm, 'take'>,
  { taste }: TastePerson,
  prompts: readonly DrawnPrompt[],
): number | null {
  const gained = prompts.map(({ texts }) => take(texts) - taste(texts[0] ?? ''));
  const possible = prompts.map(({ texts }) => Math.max(...texts.map(taste)) - taste(texts[0] ?? ''));
  const most = sumOf(possible);
  return most < 1e-9 ? null : sumOf(gained) / most;
}

/** A tie counts half. */
function shareRight(choices: readonly MaterialComparison[], score: ScoreTexts): number | null {
  if (choices.length === 0) return null;
  const right = choices.map(({ chosen, rejected }) => {
    const [a = 0, b = 0] = score([chosen, rejected]);
    return a === b ? 0.5 : Number(a > b);
  });
  return meanOf(right);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function meanOf(values: readonly number[]): number {
  return sumOf(values) / values.length;
}
