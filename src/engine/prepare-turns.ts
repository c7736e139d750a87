import type { Notice } from '../contracts/learn-result.ts';
import type { Profile, ShownSample } from '../contracts/profile.ts';
import { hijacksModel } from '../core/hypotheses/index.ts';
import { chooseShownSamples, plainRequest } from '../core/profile/index.ts';
import type { ModelHandle } from '../ports/model.ts';
import type { AskOptions } from './ask-model.ts';
import { askRequests } from './ask-requests.ts';
import { hideNames } from './hide-names.ts';
import type { MeasuredSample } from './measure-person.ts';

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
 * else written by the model, else a plain one made from the sample's own words.
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
  const written =
    model === null || missing.length === 0 ? null : await askRequests(model, missing, { ...ask, register });
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
