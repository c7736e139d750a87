import { type LearnResult, learnResultSchema } from '../../contracts/learn-result.ts';
import { learnFromTextInputSchema } from '../../contracts/tool-inputs.ts';
import { defineTool } from '../define-tool.ts';
import { withoutModel } from '../without-model.ts';

/** Learns a person from texts in the conversation. */
export const learnFromText = defineTool({
  name: 'learn_from_text',
  title: 'Learn how a person writes',
  description:
    'Learns how a person writes from whole texts of theirs and keeps a new profile version; new texts add to what is known. Only give texts that this person wrote and agreed to. It answers what was learned, what was left out and what cannot be claimed; quotes stay in the profile. With a model it may take minutes: ask for progress, or set useModel to false to learn from counts alone at once.',
  scope: 'learn',
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: true },
  input: learnFromTextInputSchema,
  output: learnResultSchema,
  call: async (client, args, hearing) => withoutQuotes(await client.learn({ ...args, ...hearing })),
  tell: tellLearning,
  remedy: withoutModel('Or call again with useModel false: habits that can be counted are learned without a model.'),
});

/** A model needs no words of samples to know what was learned of them. */
function withoutQuotes(result: LearnResult): LearnResult {
  if (result.profile === null) return result;
  const hypotheses = result.profile.hypotheses.map((one) => ({ ...one, evidence: [] }));
  return { ...result, profile: { ...result.profile, hypotheses } };
}

function tellLearning({ person, profile, samples, notices, usage }: LearnResult): string {
  const { kept, known, words, dropped } = samples;
  const why = Object.entries(dropped.byReason).map(([reason, count]) => `${count} ${reason}`);
  const inForce = profile?.hypotheses.filter(({ standing }) => standing === 'accepted' || standing === 'pinned') ?? [];
  const proposed = profile?.hypotheses.filter(({ standing }) => standing === 'proposed') ?? [];
  return [
    `${kept} new texts of ${person}, ${words} words${known > 0 ? `; ${known} known before` : ''}${why.length > 0 ? `; left out: ${why.join(', ')}` : ''}.`,
    ...(profile === null ? ['Nothing was learned.'] : [`Profile version ${profile.version}.`]),
    ...(inForce.length === 0 ? [] : [`In force:\n${listed(inForce)}`]),
    ...(proposed.length === 0 ? [] : [`Proposed, not in force until their owner accepts them:\n${listed(proposed)}`]),
    ...notices.map(({ message }) => `Note: ${message}`),
    `${usage.calls} model calls, ${usage.inputTokens} tokens read, ${usage.outputTokens} written.`,
  ].join('\n');
}

function listed(hypotheses: readonly { readonly id: string; readonly statement: string }[]): string {
  return hypotheses.map(({ id, statement }) => `- ${statement} (${id})`).join('\n');
}
