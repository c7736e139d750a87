import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { Guidance } from '../contracts/guidance.ts';
import type { Delivery } from '../contracts/write-result.ts';
import { prefixCacheOptions } from '../engine/prefix-cache-options.ts';
import { HyperalignError } from '../errors.ts';
import type { GuidanceOptions, Hyperalign } from '../hyperalign.ts';
import { embeddedProvider } from '../ports/model.ts';
import { checkDelivery, type PersonalizeCallOptions, takeCallOptions } from './call-options.ts';
import { hasRoomForMark } from './has-room-for-mark.ts';
import { placeGuidance } from './place-guidance.ts';

export interface PersonalizeOptions {
  /** The client, or whatever gives guidance. Only with `promptOwner` does the embedded model keep its state of guidance, which `forget` then reaches. */
  readonly hyperalign: Pick<Hyperalign, 'guidance'> & Partial<Pick<Hyperalign, 'promptOwner'>>;
  /** Whose voice; null or nothing: nobody's, until a call names a person. */
  readonly person?: string | null | undefined;
  /** In place of `person`: asked in each call that names no person itself. */
  readonly resolvePerson?: PersonResolver | undefined;
  /** Default: the person's most frequent one. */
  readonly register?: string | undefined;
  /** Default `both`. Where the form of the reply is the caller's (JSON, a tool that must be called), always `hypotheses`. */
  readonly delivery?: Delivery | undefined;
  /** Upper limit of prompt tokens for hypotheses and samples together; default 1,200. */
  readonly guidanceTokens?: number | undefined;
  /** Of somebody nothing has been learned of: the call fails as `guidance()` does (default), or reaches the model without guidance. */
  readonly onUnknownPerson?: 'fail' | 'pass-through' | undefined;
}

/** A call as the AI SDK makes it, of specification v3 or v4. */
export type CallToPersonalize = Readonly<LanguageModelV4CallOptions>;

/** Who a call writes as; null or undefined: nobody. */
export type PersonResolver = (
  call: CallToPersonalize,
) => string | null | undefined | PromiseLike<string | null | undefined>;

export type CallPersonalizer = (
  call: LanguageModelV4CallOptions,
  model: Pick<LanguageModelV4, 'provider'>,
) => Promise<LanguageModelV4CallOptions>;

/** Makes of a call the one the model inside gets. Keeps nothing from call to call, so that people never meet. Throws `invalid_input` for options that do not fit. */
export function callPersonalizer(options: PersonalizeOptions): CallPersonalizer {
  checkOptions(options);
  return async (asked, model) => {
    const { own, call } = takeCallOptions(asked, model);
    const person = await personOf(options, own, asked);
    if (person === null) return call;
    const guidance = await guidanceFor(options, { person, own, call });
    if (guidance === null || (guidance.system === '' && guidance.turns.length === 0)) return call;
    // A name for the person, if an opaque one: no other model is to be told it.
    const owner = model.provider === embeddedProvider ? options.hyperalign.promptOwner?.(person) : undefined;
    return { ...call, prompt: placeGuidance(call.prompt, { guidance, mark: markFor(call, owner ?? null) }) };
  };
}

async function personOf(
  { person, resolvePerson }: PersonalizeOptions,
  own: PersonalizeCallOptions,
  asked: CallToPersonalize,
): Promise<string | null> {
  if (own.person !== undefined) return own.person;
  return (resolvePerson === undefined ? person : await resolvePerson(asked)) ?? null;
}

interface GuidanceNeed {
  readonly person: string;
  readonly own: PersonalizeCallOptions;
  readonly call: LanguageModelV4CallOptions;
}

/** Null where nothing is known of the person and that is no fault. */
async function guidanceFor(options: PersonalizeOptions, { person, own, call }: GuidanceNeed): Promise<Guidance | null> {
  const { hyperalign, guidanceTokens, onUnknownPerson } = options;
  const register = own.register ?? options.register;
  const delivery = isFormOfCaller(call) ? 'hypotheses' : (own.delivery ?? options.delivery);
  const wanted: GuidanceOptions = {
    person,
    ...(register === undefined ? {} : { register }),
    ...(delivery === undefined ? {} : { delivery }),
    ...(guidanceTokens === undefined ? {} : { guidanceTokens }),
  };
  try {
    return await hyperalign.guidance(wanted);
  } catch (error) {
    if (onUnknownPerson === 'pass-through' && isUnknownPerson(error)) return null;
    throw error;
  }
}

/** Whether the reply has to have a form that earlier replies in prose would speak against. */
function isFormOfCaller({ responseFormat, toolChoice }: LanguageModelV4CallOptions): boolean {
  return responseFormat?.type === 'json' || toolChoice?.type === 'required' || toolChoice?.type === 'tool';
}

/** By the code alone: the client may come from another copy of this package. */
function isUnknownPerson(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['person_not_found', 'profile_not_found'].includes(`${error.code}`)
  );
}

function markFor(call: LanguageModelV4CallOptions, owner: string | null) {
  const { anthropic = {}, ...own } = prefixCacheOptions(owner);
  return hasRoomForMark(call) ? { ...own, anthropic } : own;
}

/** Callers without types can pass anything, and a slip must not show only in the first call. */
function checkOptions({
  hyperalign,
  person,
  resolvePerson,
  delivery,
  onUnknownPerson = 'fail',
}: PersonalizeOptions): void {
  const problem =
    typeof hyperalign?.guidance !== 'function'
      ? 'hyperalign has no guidance(); give it the client that createHyperalign() makes'
      : person !== undefined && resolvePerson !== undefined
        ? 'person and resolvePerson are both given; leave one of them out'
        : !['fail', 'pass-through'].includes(onUnknownPerson)
          ? `onUnknownPerson is ${JSON.stringify(onUnknownPerson)}; use "fail" or "pass-through"`
          : null;
  if (problem !== null) throw new HyperalignError('invalid_input', `A model cannot be personalised: ${problem}.`);
  if (delivery !== undefined) checkDelivery(delivery, 'delivery');
}
