import { createHash } from 'node:crypto';
import type { Edit } from '../contracts/edit.ts';
import type { EditResult } from '../contracts/edit-result.ts';
import type { Hypothesis } from '../contracts/hypothesis.ts';
import type { Notice } from '../contracts/learn-result.ts';
import type { Profile } from '../contracts/profile.ts';
import { admitNote, applyEditProposals, measureEdit, proposeFromEdits } from '../core/edits/index.ts';
import { chooseBackground, features } from '../core/stylometry/index.ts';
import { maskPersonalData, normalizeText } from '../core/text/index.ts';
import { HyperalignError } from '../errors.ts';
import type { ModelHandle } from '../ports/model.ts';
import type { PersonKey } from '../ports/store.ts';
import { appendVersion } from './append-version.ts';
import { CallLedger } from './call-ledger.ts';
import type { EnginePorts } from './engine-ports.ts';
import { findProfile } from './find-profile.ts';
import { inferFromEdit } from './infer-from-edit.ts';
import { openReplies } from './kept-replies.ts';
import { isoTime, recordRun } from './record-run.ts';
import { throwIfStopped } from './throw-if-stopped.ts';
import { finalAsSample, updateProfile } from './update-profile.ts';

export interface EditRequest {
  readonly key: PersonKey;
  /** What a model wrote for the person. */
  readonly draft: string;
  /** What the person made of it. */
  readonly final: string;
  /** Null: the person's most frequent one. */
  readonly register: string | null;
  /** What the person says of their change, such as "I never use exclamation marks": proposed at once. */
  readonly note: string | null;
  /** Null learns from counts alone. */
  readonly model: ModelHandle | null;
  readonly budgetTokens: number | null;
  readonly seed: number;
  readonly signal?: AbortSignal;
}

/** From this share of own words on a final text is the person's, not the model's. */
const ownShareOfSample = 0.5;

/**
 * Learns from how the person changed a draft (hypotheses.md 6.13): counts of what changed, with those of earlier edits, and at most one model
 * call that sees the changed places become proposals for the owner. Keeps counts of the edit, never its text.
 */
export async function learnFromEdit(ports: EnginePorts, request: EditRequest): Promise<EditResult> {
  const { key, model } = request;
  const { draft, final } = textsOf(request);
  const ledger = new CallLedger({
    calls: 1,
    ...(request.budgetTokens === null ? {} : { tokens: request.budgetTokens }),
  });
  return recordRun(ports, { kind: 'edit', key, model: model?.id ?? 'none', ledger }, async () => {
    const profile = await findProfile(ports.store, key);
    const earlier = await ports.store.edits.list(key);
    const measured = measureEdit(draft, final);
    const id = editId(draft, final);
    const known = earlier.some((edit) => edit.id === id);
    if (measured === null || known) {
      const outcome = measured === null ? 'unchanged' : 'known';
      return { ...nothingLearned(profile, earlier.length), outcome, usage: ledger.usage };
    }
    const register = request.register ?? profile.registers[0] ?? 'email';
    // A note that cannot be used is refused before a model is paid for.
    const noted = noteOf(request, register);
    const samples = model === null ? [] : await ports.store.samples.list(key);
    const replies = model === null ? undefined : await openReplies(ports, key);
    const inferred = await inferFromEdit({
      ...{ ...request, register, profile, samples, measured, draft, final, ledger },
      ...(replies === undefined ? {} : { replies }),
    });
    const { words, places, changes } = measured;
    const edit: Edit = {
      id,
      register,
      editedAt: isoTime(ports.clock.now()),
      words,
      places,
      changes: [...changes],
      supports: [],
    };
    const background = chooseBackground(await ports.background.load(), register);
    const applied = applyEditProposals({
      hypotheses: profile.hypotheses,
      counted: proposeFromEdits({ person: key.person, register, edits: [...earlier, edit], background }),
      worded: [...noted, ...inferred.hypotheses],
      earlier,
    });
    throwIfStopped(request.signal);
    const ownShare = words.final === 0 ? 0 : words.own / words.final;
    const kept = await keep(ports, request, {
      profile,
      hypotheses: applied.hypotheses,
      edit: { ...edit, supports: [...applied.supports] },
      register,
      isOwn: ownShare >= ownShareOfSample,
      answeredQuestions: replies?.answeredQuestions() ?? [],
    });
    return {
      ...kept,
      person: key.person,
      outcome: 'learned',
      edits: earlier.length + 1,
      ownShare,
      places,
      changes: changes.flatMap(showChange),
      proposals: [...applied.proposed],
      confirmed: [...applied.confirmed],
      contradicted: [...applied.contradicted],
      notices: [...inferred.notices, ...contradictions(applied.contradicted)],
      usage: ledger.usage,
    };
  });
}

/** Personal data is masked before anything is looked at. */
function textsOf(request: EditRequest): { readonly draft: string; readonly final: string } {
  for (const name of ['draft', 'final'] as const) {
    if (request[name].trim() === '')
      throw new HyperalignError(
        'invalid_input',
        `The ${name} text is empty. Give the text that was drafted and what the person made of it.`,
      );
  }
  const clean = (text: string) => maskPersonalData(normalizeText(text)).text;
  return { draft: clean(request.draft), final: clean(request.final) };
}

function editId(draft: string, final: string): string {
  return `e_${createHash('sha256').update(draft).update('\0').update(final).digest('hex').slice(0, 16)}`;
}

function noteOf({ note, key }: EditRequest, register: string): readonly Hypothesis[] {
  if (note === null) return [];
  const admitted = admitNote({ person: key.person, register, note });
  if (typeof admitted === 'object') return [admitted];
  throw new HyperalignError(
    'invalid_input',
    `The note cannot be used (${admitted}). Say in 12 to 200 characters how you write, for example "Never ends on an exclamation mark".`,
  );
}

interface ToKeep {
  readonly profile: Profile;
  readonly hypotheses: readonly Hypothesis[];
  readonly edit: Edit;
  readonly register: string;
  readonly isOwn: boolean;
  readonly answeredQuestions: readonly string[];
}

/** A final text that is mostly the person's is a sample like any other; else the edit's counts alone are kept. */
async function keep(
  ports: EnginePorts,
  { key, final, seed, signal }: EditRequest,
  { profile, hypotheses, edit, register, isOwn, answeredQuestions }: ToKeep,
): Promise<Pick<EditResult, 'profileVersion' | 'sample'>> {
  const sample = isOwn ? await finalAsSample(ports, { key, text: final, register }) : null;
  if (sample?.kind === 'fresh') {
    const previous = { ...profile, hypotheses: [...hypotheses] };
    const { version } = await updateProfile(ports, {
      ...{ key, seed, previous, gathered: sample.gathered, reason: 'edit', edits: [edit] },
      answeredQuestions,
      ...(signal === undefined ? {} : { signal }),
    });
    return { profileVersion: version, sample: 'kept' };
  }
  const outcome = isOwn ? (sample?.kind ?? 'not-usable') : 'mostly-draft';
  if (JSON.stringify(hypotheses) === JSON.stringify(profile.hypotheses)) {
    await ports.store.edits.add(key, [edit]);
    await ports.store.replies.drop(key, answeredQuestions);
    return { profileVersion: profile.version, sample: outcome };
  }
  const next = await appendVersion(ports, key, profile, { reason: 'edit', hypotheses: [...hypotheses] }, [], {
    edits: [edit],
    answeredQuestions,
  });
  return { profileVersion: next.version, sample: outcome };
}

function nothingLearned({ person, version }: Profile, edits: number): Omit<EditResult, 'outcome' | 'usage'> {
  return {
    ...{ person, profileVersion: version, edits, ownShare: 0, places: { total: 0, facts: 0 }, changes: [] },
    ...{ proposals: [], confirmed: [], contradicted: [], sample: 'mostly-draft', notices: [] },
  };
}

function showChange({ featureId, direction, draft, final }: Edit['changes'][number]): EditResult['changes'] {
  const feature = features.find(({ id }) => id === featureId);
  if (feature === undefined) return [];
  const shown = ({ count, opportunity }: Edit['changes'][number]['draft']) => (count / opportunity) * feature.scale;
  const { label, unit } = feature;
  return [{ featureId, label, direction, draft: shown(draft), final: shown(final), unit }];
}

function contradictions(ids: readonly string[]): readonly Notice[] {
  return ids.map((id) => ({
    code: 'edit-contradicts',
    message: `Your edits say the opposite of ${id}, which is in force. Accept the proposal to let it give way, or reject the proposal.`,
  }));
}
