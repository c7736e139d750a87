import type { Notice } from '../contracts/learn-result.ts';
import type { Profile, ShownSample } from '../contracts/profile.ts';
import { hijacksModel } from '../core/hypotheses/index.ts';
import { chooseShownSamples, plainRequest } from '../core/profile/index.ts';
import { estimateTokens, measureLeakage } from '../core/text/index.ts';
import type { ModelHandle } from '../ports/model.ts';
import { describeRequests, requestsReplySchema } from '../prompting/describe-requests.ts';
import { promptName } from '../prompting/prompt.ts';
import { type AskOptions, askForObject } from './ask-model.ts';
import { hideNames } from './hide-names.ts';
import type { MeasuredSample } from './measure-person.ts';
import { failureSentence, isPassing } from './model-failure.ts';
import { beginningOf } from './text-beginning.ts';

export interface PrepareTurnsInput {
  readonly samples: readonly MeasuredSample[];
  readonly register: string;
  readonly typicality: (sample: MeasuredSample) => number;
  readonly previous: Profile | null;
  readonly model: ModelHandle | null;
  readonly ask: Pick<AskOptions, 'ledger' | 'seed' | 'signal' | 'replies'>;
}

export interface Turns {
  readonly shown: readonly ShownSample[];
  readonly prompt: string | null;
  /** Purpose of the question, when another time may bring an answer. */
  readonly unanswered: readonly string[];
  readonly notices: readonly Notice[];
}

/**
 * Chooses the samples a model will see as its own earlier replies, none that speaks to the model, and gives each the request it answers: kept from the last version,
 * else written by the model in one call, else a plain one made from the sample's own words.
 */
export async function prepareTurns(input: PrepareTurnsInput): Promise<Turns> {
  const { samples, register, previous, model, ask } = input;
  const ids = idsOfShown(input);
  const known = new Map(previous?.shownSamples.map(({ sampleId, request }) => [sampleId, request]));
  const asStored = ids.flatMap((id) => samples.filter((sample) => sample.id === id));
  // Names are sought in all samples, which takes its time: not where every request is known and no model could better it.
  const isSettled = model === null && ids.every((id) => known.has(id));
  const chosen = isSettled ? asStored : hideNames(asStored, { among: samples });
  const missing = chosen.filter(({ id, text }) => !known.has(id) || known.get(id) === plainRequest({ text, register }));
  const written = model === null || missing.length === 0 ? null : await writeRequests(missing, register, model, ask);
  const shown = chosen.map(
    ({ id, text }): ShownSample => ({
      sampleId: id,
      register,
      request: written?.requests.get(id) ?? known.get(id) ?? plainRequest({ text, register }),
    }),
  );
  const { prompt = null, unanswered = [], notices = [] } = written ?? {};
  return { shown, prompt, unanswered, notices };
}

/** Samples come by id, which is as good as chance: the typical ones of so many are as typical as those of all. */
const mostCandidates = 400;

/** The best choice without a sample that speaks to the model. Only chosen ones are read for that, so that many samples cost little. */
function idsOfShown({ samples, register, typicality }: PrepareTurnsInput): readonly string[] {
  const candidates = samples.filter((sample) => sample.register === register).slice(0, mostCandidates);
  let showable = candidates.map((sample) => ({
    id: sample.id,
    register: sample.register,
    words: sample.words,
    typicality: typicality(sample),
  }));
  const byId = new Map(candidates.map((sample) => [sample.id, sample]));
  for (;;) {
    const ids = chooseShownSamples(showable, register);
    const hostile = ids.filter((id) => speaksToModel(byId.get(id)));
    if (hostile.length === 0) return ids;
    showable = showable.filter(({ id }) => !hostile.includes(id));
  }
}

const known = new WeakMap<MeasuredSample['measure'], boolean>();

/** Found once a text, as long as its counts are kept. */
function speaksToModel(sample: MeasuredSample | undefined): boolean {
  if (sample === undefined) return false;
  const speaks = known.get(sample.measure) ?? hijacksModel(sample.text);
  known.set(sample.measure, speaks);
  return speaks;
}

interface WrittenRequests extends Omit<Turns, 'shown'> {
  readonly requests: ReadonlyMap<string, string>;
}

async function writeRequests(
  samples: readonly MeasuredSample[],
  register: string,
  model: ModelHandle,
  ask: PrepareTurnsInput['ask'],
): Promise<WrittenRequests> {
  // Short keys: a small model copies them without fault.
  const keyed = samples.map((sample, index) => ({ id: `t${index + 1}`, text: sample.text, sampleId: sample.id }));
  const prompt = describeRequests({
    samples: keyed.map(({ id, text }) => ({ id, text: beginningOf(text, mostTextTokens) })),
    register,
  });
  const answer = await askForObject(model, {
    ...ask,
    purpose,
    prompt,
    schema: requestsReplySchema(keyed.map(({ id }) => id)),
    maxOutputTokens: requestReplyTokens(keyed.length),
    temperature: 0,
  });
  if (answer.kind === 'failed') {
    const message = `${failureSentence(answer.failure, model.id, answer.cause)} The samples shown to the model stand under plain requests.`;
    const unanswered = isPassing(answer.failure) ? [purpose] : [];
    return {
      requests: new Map(),
      prompt: null,
      unanswered,
      notices: [{ code: `requests-${answer.failure}`, message }],
    };
  }
  const usable = keyed.flatMap(({ id, sampleId, text }): readonly (readonly [string, string])[] => {
    const request = answer.value[id]?.replace(/\s+/g, ' ').trim() ?? '';
    return isRequest(request, text) ? [[sampleId, request]] : [];
  });
  return { requests: new Map(usable), prompt: promptName(prompt), unanswered: [], notices: [] };
}

const purpose = 'describe-requests';

/** What a letter asks stands in its beginning, and six whole essays would not fit. */
export const mostTextTokens = 240;

/** Output tokens to allow for the requests of `count` samples. */
export function requestReplyTokens(count: number): number {
  return count * 100 + 24;
}

/** A request asks for a text and nothing else of the model; one that repeats its text would teach the model to copy. */
function isRequest(request: string, text: string): boolean {
  return (
    /^(write|ask|tell|reply|answer|thank|let|send|draft|compose|explain|invite|remind|inform)\b/i.test(request) &&
    !hijacksModel(request) &&
    estimateTokens(request) <= 120 &&
    measureLeakage(request, { samples: [text], task: '' }).longestRun <= longestCopy
  );
}

/** Words that a request may take from its text in one run: enough for a name and a matter. */
const longestCopy = 8;
