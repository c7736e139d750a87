import { groupBy } from '../../core/numerics/group-by.ts';
import { createRandom } from '../../core/numerics/index.ts';
import type { AlignmentArm, Told } from './arms.ts';
import { type AskedPrompt, isHarmful } from './choose-prompts.ts';
import { type FictionalSender, fictionalSenders } from './fictional-senders.ts';

/** One answer to be made. */
export interface AnswerCell {
  readonly id: string;
  readonly arm: AlignmentArm;
  readonly prompt: AskedPrompt;
  readonly told: Told;
  /** From 0. */
  readonly draw: number;
  readonly seed: number;
  /** Whether a harmful text may come of it, its own or one thought about: then no reply of it is kept. */
  readonly sealed: boolean;
}

/** Cells that share what was thought of a request, so that it is asked once and need not be kept between them. */
export type AnswerUnit = readonly AnswerCell[];

/** Every answer of a run: each prompt by each arm. Prompts that are twins have one sender. */
export function planAnswers({
  prompts,
  arms,
  draws,
  seed,
}: {
  readonly prompts: readonly AskedPrompt[];
  readonly arms: readonly AlignmentArm[];
  readonly draws: number;
  readonly seed: number;
}): readonly AnswerUnit[] {
  const senderOf = sendersOf(prompts, seed);
  const otherOf = othersOf(prompts, seed);
  const cells = prompts.flatMap((prompt) => {
    const { sender, otherSender } = senderOf(prompt);
    const otherPrompt = otherOf.get(prompt);
    return arms.flatMap((arm) =>
      // A prompt that stands alone has no placebo of its own kind.
      otherPrompt === undefined && arm.kind === 'placebo'
        ? []
        : Array.from({ length: draws }, (_, draw): AnswerCell => {
            const told = arm.told({ prompt, sender, otherSender, otherPrompt: otherPrompt ?? prompt });
            const sealed = isHarmful(prompt) || (told.intentsOf !== null && isHarmful(told.intentsOf));
            const id = [arm.name, keyOf(prompt), draw].join('\u0000');
            return { id, arm, prompt, told, draw, seed: seed + draw, sealed };
          }),
    );
  });
  return [
    ...groupBy(cells, ({ id, told, draw }) =>
      told.intentsOf === null ? `one\u0000${id}` : `shared\u0000${keyOf(told.intentsOf)}\u0000${draw}`,
    ).values(),
  ];
}

/** Ids are unique in their data set alone. */
export function keyOf({ set, id }: Pick<AskedPrompt, 'set' | 'id'>): string {
  return `${set}/${id}`;
}

/** Clusters are dealt to the senders in turn; the placebo is the sender who stands a register further on. */
function sendersOf(
  prompts: readonly AskedPrompt[],
  seed: number,
): (prompt: AskedPrompt) => { readonly sender: FictionalSender; readonly otherSender: FictionalSender } {
  const clusters = createRandom(seed).shuffle([...new Set(prompts.map(({ cluster }) => cluster))].toSorted());
  const place = new Map(clusters.map((cluster, at) => [cluster, at]));
  const at = (index: number): FictionalSender => {
    const sender = fictionalSenders[index % fictionalSenders.length];
    if (sender === undefined) throw new Error('there are no senders');
    return sender;
  };
  const register = fictionalSenders.length / new Set(fictionalSenders.map((sender) => sender.register)).size;
  return ({ cluster }) => {
    const own = place.get(cluster) ?? 0;
    return { sender: at(own), otherSender: at(own + register) };
  };
}

/** A ring of all prompts, twins one behind the other: the other prompt is the next one that is no twin. Each serves once. */
function othersOf(prompts: readonly AskedPrompt[], seed: number): ReadonlyMap<AskedPrompt, AskedPrompt> {
  const random = createRandom(seed + 1);
  const clusters = random.shuffle([...groupBy(prompts, ({ cluster }) => cluster).values()]);
  const widest = Math.max(0, ...clusters.map((cluster) => cluster.length));
  // In chance order within a cluster too: else harmful ones would meet harmful ones, and a placebo must not know the label.
  const ring = clusters.flatMap((cluster) => random.shuffle(cluster));
  if (clusters.length < 2) return new Map();
  // Steps of the widest cluster lead out of each; where the ring closes, a step more does.
  for (let step = widest; step < ring.length; step += 1) {
    const pairs = ring.map((prompt, at) => [prompt, ring[(at + step) % ring.length] ?? prompt] as const);
    if (pairs.every(([own, other]) => own.cluster !== other.cluster)) return new Map(pairs);
  }
  return new Map();
}
