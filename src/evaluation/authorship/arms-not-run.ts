import type { EvaluationReport } from '../../contracts/evaluation-report.ts';

type NotRun = EvaluationReport['notRun'][number];

/** Methods by what only they can tell apart (evaluation.md 5). */
const arms: Readonly<Record<string, string>> = {
  'zero-shot': "nothing here tells a gain from the model's own voice",
  'raw-samples': 'nothing here is held against samples pasted into the prompt',
  'generic-hypotheses': 'nothing here tells own hypotheses from being told anything',
  'free-summary': 'nothing here tells hypotheses from a summary in free words',
  'hyperalign:hypotheses': 'nothing here speaks about hypotheses alone',
  'hyperalign:both': 'nothing here says what hypotheses in the prompt add to samples',
  'hyperalign:best-of-4': 'nothing here says what a choice among candidates adds',
  'raw-samples:best-of-4': 'nothing here tells what a choice adds from what a profile does',
};

/** What nobody may conclude from a run, for want of the arm. */
export function* armsNotRun(methods: ReadonlySet<string>, cellsLeft: number): Iterable<NotRun> {
  if (!methods.has('lora-adapters'))
    yield {
      name: 'lora-adapters',
      reason: 'rival not run: no adapters were given, so nothing here speaks about preference-tuned models',
    };
  for (const [name, reason] of Object.entries(arms))
    if (!methods.has(name)) yield { name, reason: `not named, so ${reason}` };
  if (cellsLeft > 0)
    yield { name: `${cellsLeft} cells`, reason: 'the token budget was used up; run the same again with --resume' };
}
