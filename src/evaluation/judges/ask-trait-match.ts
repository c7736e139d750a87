import { askForObject } from '../../engine/ask-model.ts';
import { CallLedger } from '../../engine/call-ledger.ts';
import type { ModelHandle } from '../../ports/model.ts';
import { judgeTexts, verdictsReplySchema } from '../../prompting/judge-texts.ts';

/**
 * Share of the statements that a judge finds in the text, of those it can tell; null where it can tell none or gives no verdict. Rewards by construction what
 * a method was told to do, so it says that the method was followed and nothing of whose text it is. Throws `aborted` and `budget_exceeded`.
 */
export async function askTraitMatch(
  judge: ModelHandle,
  { text, statements }: { readonly text: string; readonly statements: readonly string[] },
  options: { readonly seed: number; readonly signal?: AbortSignal },
): Promise<number | null> {
  if (statements.length === 0) return null;
  const answer = await askForObject(judge, {
    purpose: 'trait-match',
    prompt: judgeTexts({
      texts: [{ id: 't1', text }],
      checks: statements.map((statement) => `Does the text do this: “${statement}”?`),
    }),
    schema: verdictsReplySchema(['t1'], statements.length),
    ledger: new CallLedger(),
    maxOutputTokens: 40 + 8 * statements.length,
    temperature: 0,
    ...options,
  });
  if (answer.kind === 'failed') return null;
  const told = (answer.value['t1'] ?? []).filter((verdict) => verdict !== 'unclear');
  return told.length === 0 ? null : told.filter((verdict) => verdict === 'yes').length / told.length;
}
