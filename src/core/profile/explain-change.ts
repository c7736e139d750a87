import type { Edit } from '../../contracts/edit.ts';
import type { Hypothesis, Standing, Trial } from '../../contracts/hypothesis.ts';
import { isOwners } from '../hypotheses/select-hypotheses.ts';

export interface ExplainedChange {
  readonly id: string;
  readonly statement: string;
  readonly kind: 'new' | 'dropped' | 'moved' | 'reworded';
  /** Null where it was not there. */
  readonly from: Standing | null;
  readonly to: Standing | null;
  /** Trial figures on either side: score, lower bound, held-out texts, other people. */
  readonly trial: { readonly before: TrialFigures | null; readonly after: TrialFigures | null };
  /** Edits of drafts that show it, oldest first. */
  readonly edits: readonly string[];
  /** In a sentence: who or what made the change. */
  readonly why: string;
}

export interface TrialFigures extends Pick<Trial, 'kind' | 'score' | 'low'> {
  readonly texts: number;
  readonly people: number;
}

export interface ChangeContext {
  /** Texts that came; negative where texts went. */
  readonly newTexts: number;
  /** All edits of the person. */
  readonly edits: readonly Edit[];
}

/** What happened to one hypothesis between two versions, and why. One side may be null, not both. */
export function explainChange(
  before: Hypothesis | null,
  after: Hypothesis | null,
  context: ChangeContext,
): ExplainedChange | null {
  const one = after ?? before;
  if (one === null) return null;
  const edits = one.origin === 'edit' ? editsFor(one, context.edits) : [];
  const trial = { before: figuresOf(before), after: figuresOf(after) };
  return {
    id: one.id,
    statement: one.statement,
    kind: kindOf(before, after),
    from: before?.standing ?? null,
    to: after?.standing ?? null,
    trial,
    edits: edits.map(({ id }) => id),
    why: reasonOf(before, after, { ...context, trial, supporting: edits.length }),
  };
}

function kindOf(before: Hypothesis | null, after: Hypothesis | null): ExplainedChange['kind'] {
  if (before === null) return 'new';
  if (after === null) return 'dropped';
  return before.standing === after.standing ? 'reworded' : 'moved';
}

interface ReasonContext extends ChangeContext {
  readonly trial: ExplainedChange['trial'];
  readonly supporting: number;
}

function reasonOf(before: Hypothesis | null, after: Hypothesis | null, context: ReasonContext): string {
  const { trial, supporting } = context;
  const texts = textsOf(context.newTexts);
  if (after === null)
    return before?.origin === 'inferred'
      ? `too little of its evidence is left (${texts})`
      : `the texts no longer set it apart from other writers (${texts})`;
  if (after.origin === 'authored' && before?.origin !== 'authored') return 'you reworded it';
  const decided = ownersWord(before, after);
  if (decided !== null) return decided;
  if (before === null && after.origin === 'edit')
    return supporting > 0
      ? `${count(supporting, 'edit')} of drafts ${supporting === 1 ? 'shows' : 'show'} it`
      : 'you noted it';
  if (before === null)
    return `${after.origin === 'inferred' ? 'a model proposed it' : 'counted in the texts'}; ${verdictOf(after, trial)} (${texts})`;
  if (before.standing === after.standing) return `the counts changed (${texts})`;
  const moved = trialMoved(trial);
  if (after.standing === 'accepted') return `${moved ?? 'a place became free'} (${texts})`;
  if (after.flags.includes('untested')) return `it can no longer be tried (${texts})`;
  const lost = (trial.after?.low ?? 0) <= neutralOf(trial.after);
  return lost && moved !== null ? `${moved} (${texts})` : 'others are worth more, or it gave way to what you chose';
}

/** What only the owner can have done. */
function ownersWord(before: Hypothesis | null, after: Hypothesis): string | null {
  if (before?.standing === after.standing && isOwners(after) === (before !== null && isOwners(before))) return null;
  if (after.standing === 'rejected') return 'you rejected it';
  if (after.standing === 'pinned') return 'you pinned it';
  if (isOwners(after) && (before === null || !isOwners(before))) return 'you accepted it';
  return before?.standing === 'pinned' || before?.standing === 'rejected' ? 'you took your decision back' : null;
}

function verdictOf({ standing }: Hypothesis, { after }: ExplainedChange['trial']): string {
  if (after === null) return 'not tried yet';
  return `${standing === 'accepted' ? 'held' : 'not proved'} on ${trialWords(after)}`;
}

function trialMoved({ before, after }: ExplainedChange['trial']): string | null {
  if (after === null) return null;
  const was = before === null ? 'untried before' : `${before.low.toFixed(2)} before`;
  return `the lower bound of its trial is ${after.low.toFixed(2)}, ${was}, on ${trialWords(after)}`;
}

function trialWords({ texts, people }: TrialFigures): string {
  return `${count(texts, 'held-out text')} against ${count(people, 'person', 'people')}`;
}

/** A rank probability of one half and a lift of nothing say nothing. */
function neutralOf(figures: TrialFigures | null): number {
  return figures?.kind === 'rate' ? 0.5 : 0;
}

function figuresOf(hypothesis: Hypothesis | null): TrialFigures | null {
  const trial = hypothesis?.trial ?? null;
  if (trial === null) return null;
  const { kind, score, low, own, controlPeople } = trial;
  return { kind, score, low, texts: own.yes + own.no + own.unclear, people: controlPeople };
}

function editsFor({ id, predicate, registers }: Hypothesis, edits: readonly Edit[]): readonly Edit[] {
  return edits.filter(({ supports, changes, register }) => {
    if (predicate === null) return supports.includes(id);
    const { featureId, direction } = predicate;
    const isScope = registers.includes('*') || registers.includes(register);
    return isScope && changes.some((change) => change.featureId === featureId && change.direction === direction);
  });
}

function textsOf(newTexts: number): string {
  if (newTexts === 0) return 'no new texts';
  return newTexts > 0 ? `${newTexts} new ${newTexts === 1 ? 'text' : 'texts'}` : `${count(-newTexts, 'text')} fewer`;
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
