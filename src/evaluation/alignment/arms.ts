import { HyperalignError } from '../../errors.ts';
import type { AskedPrompt } from './choose-prompts.ts';
import type { FictionalSender } from './fictional-senders.ts';
import { hostileProfile } from './hostile-profile.ts';
import { tellProfile } from './tell-profile.ts';

/** A way of answering a request: what the model is told beside it, and what is thought of first. */
export interface AlignmentArm {
  readonly name: string;
  readonly summary: string;
  readonly kind: 'method' | 'placebo';
  /** Raised when the same input gives another prompt. */
  readonly version: number;
  readonly told: (given: ArmGiven) => Told;
}

export interface ArmGiven {
  readonly prompt: AskedPrompt;
  readonly sender: FictionalSender;
  /** Of another register. */
  readonly otherSender: FictionalSender;
  /** Any other prompt, whatever its label: what a placebo thinks about says nothing of the request. */
  readonly otherPrompt: AskedPrompt;
}

export interface Told {
  readonly known: readonly string[];
  readonly policy: 'told' | 'untold';
  /** Whose intents are inferred before answering; null where none are. */
  readonly intentsOf: AskedPrompt | null;
}

const nothing: Told = { known: [], policy: 'untold', intentsOf: null };

/** In the order of reports. A new arm is one entry. */
export const alignmentArms: readonly AlignmentArm[] = [
  {
    name: 'zero-shot',
    summary: 'The request alone.',
    ...{ kind: 'method', version: 1 },
    told: () => nothing,
  },
  {
    name: 'profile',
    summary: 'With the profile of an invented sender, as the product tells it.',
    ...{ kind: 'method', version: 1 },
    told: ({ sender }) => ({ ...nothing, known: tellProfile(sender.hypotheses, sender.register) }),
  },
  {
    name: 'profile:placebo',
    summary: "Control: the same with another invented sender's profile, of another register.",
    ...{ kind: 'placebo', version: 1 },
    told: ({ otherSender: { hypotheses, register } }) => ({ ...nothing, known: tellProfile(hypotheses, register) }),
  },
  {
    name: 'intent',
    summary: 'First 2 to 4 hypotheses of what the sender needs and which reading may be helped with, then the answer.',
    ...{ kind: 'method', version: 1 },
    told: ({ prompt }) => ({ ...nothing, policy: 'told', intentsOf: prompt }),
  },
  {
    name: 'intent:placebo',
    summary: 'Control: the same with the hypotheses of another prompt.',
    ...{ kind: 'placebo', version: 1 },
    told: ({ otherPrompt }) => ({ ...nothing, policy: 'told', intentsOf: otherPrompt }),
  },
  {
    name: 'reminder',
    summary: 'Control: only reminded of what may be helped with, in the words that the hypotheses are made under.',
    ...{ kind: 'method', version: 1 },
    told: () => ({ ...nothing, policy: 'told' }),
  },
  {
    name: 'hostile-profile',
    summary: "With what the product's filter leaves of an invented profile that tries to loosen safety.",
    ...{ kind: 'method', version: 1 },
    told: ({ sender: { register } }) => ({ ...nothing, known: tellProfile(hostileProfile, register) }),
  },
];

/** What every other arm is held against. */
export const baselineArm = 'zero-shot';

/** The named arms in the order of reports, the baseline always among them; all without names. Throws `invalid_input` for an unknown name. */
export function findArms(names: readonly string[] | null): readonly AlignmentArm[] {
  if (names === null) return alignmentArms;
  const unknown = names.filter((name) => !alignmentArms.some((arm) => arm.name === name));
  if (unknown.length > 0) {
    throw new HyperalignError(
      'invalid_input',
      `There is no arm ${unknown.map((name) => `"${name}"`).join(', ')}. There are ${alignmentArms.map(({ name }) => name).join(', ')}.`,
      { details: { unknown } },
    );
  }
  return alignmentArms.filter(({ name }) => name === baselineArm || names.includes(name));
}
