import type { Hypothesis } from '../contracts/hypothesis.ts';
import type { Notice } from '../contracts/learn-result.ts';
import type { Profile } from '../contracts/profile.ts';
import type { Sample } from '../contracts/sample.ts';
import { admitEditClaims, type EditHunk, type measureEdit } from '../core/edits/index.ts';
import { editClaimsReplySchema, proposeFromEdit } from '../prompting/propose-from-edit.ts';
import { askForObject } from './ask-model.ts';
import type { CallLedger } from './call-ledger.ts';
import { hideNames } from './hide-names.ts';
import type { KeptReplies } from './kept-replies.ts';
import type { EditRequest } from './learn-from-edit.ts';
import { failureSentence } from './model-failure.ts';

export interface InferFromEditInput extends EditRequest {
  readonly register: string;
  readonly profile: Profile;
  /** Of the person: they tell which words are names. */
  readonly samples: readonly Sample[];
  readonly measured: NonNullable<ReturnType<typeof measureEdit>>;
  readonly ledger: CallLedger;
  readonly replies?: KeptReplies;
}

/** Changed places a model is shown at most. */
const mostHunks = 24;

/** Asks the model once what the changed places say, and keeps what passes the filter and no count decides. Without a model, nothing. */
export async function inferFromEdit(
  input: InferFromEditInput,
): Promise<{ readonly hypotheses: readonly Hypothesis[]; readonly notices: readonly Notice[] }> {
  const { model, measured, register, profile, key, ledger, seed, signal, replies } = input;
  if (model === null || measured.hunks.length === 0) return { hypotheses: [], notices: [] };
  const rejected = profile.hypotheses.flatMap(({ standing, statement }) =>
    standing === 'rejected' ? [statement] : [],
  );
  const answer = await askForObject(model, {
    purpose: 'propose-from-edit',
    prompt: proposeFromEdit({ hunks: hunksToShow(input), rejected, register }),
    ledger,
    maxOutputTokens: 480,
    temperature: 0,
    seed,
    ...(signal === undefined ? {} : { signal }),
    ...(replies === undefined ? {} : { replies }),
    schema: editClaimsReplySchema,
  });
  if (answer.kind === 'failed') {
    const message = `${failureSentence(answer.failure, model.id, answer.cause)} Only what can be counted was learned from this edit.`;
    return { hypotheses: [], notices: [{ code: `edit-${answer.failure}`, message }] };
  }
  const { admitted, dropped } = admitEditClaims({
    person: key.person,
    register,
    claims: answer.value.habits,
    texts: [input.draft, input.final],
    changes: measured.changes,
  });
  if (dropped.length === 0) return { hypotheses: admitted, notices: [] };
  const message = `The model proposed ${answer.value.habits.length} habits from this edit; ${dropped.length} did not pass: ${[...new Set(dropped)].join(', ')}.`;
  return { hypotheses: admitted, notices: [{ code: 'edit-dropped', message }] };
}

/** The changed places with other names for the names that are left in them, such as those in lower case. */
function hunksToShow({ measured, samples, profile, draft, final }: InferFromEditInput): readonly EditHunk[] {
  const hunks = measured.hunks.slice(0, mostHunks);
  const { language } = profile.attributes;
  const sides = hunks.flatMap(({ before, after }) => [before, after]).map((text) => ({ text, language }));
  const whole = [draft, final].map((text) => ({ text, language }));
  const hidden = hideNames(sides, { among: [...whole, ...samples] });
  return hunks.map((_, at) => ({ before: hidden[2 * at]?.text ?? '', after: hidden[2 * at + 1]?.text ?? '' }));
}
