import { type EditResult, editResultSchema } from '../../contracts/edit-result.ts';
import { proposeEditInputSchema } from '../../contracts/tool-inputs.ts';
import { defineTool } from '../define-tool.ts';
import { withoutModel } from '../without-model.ts';

/** Learns from what a person made of a draft. */
export const proposeEdit = defineTool({
  name: 'propose_edit',
  title: 'Learn from how a draft was changed',
  description:
    'Call this when the user changed a draft that was written in their voice: give the draft and what they made of it. Counts of the change are kept, no text of it unless most words are the person’s own. What three drafts were changed in alike, what a model reads from the changed places and what the person says in a note become proposals; nothing comes into force before its owner accepts it.',
  scope: 'learn',
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: true },
  input: proposeEditInputSchema,
  output: editResultSchema,
  call: (client, args, { signal }) => client.edit({ ...args, signal }),
  tell: tellEdit,
  remedy: withoutModel('Or call again with useModel false: changes that can be counted are learned without a model.'),
});

function tellEdit({ person, outcome, edits, places, ownShare, proposals, sample, notices }: EditResult): string {
  if (outcome === 'unchanged') return 'Draft and final text are equal: nothing to learn.';
  if (outcome === 'known') return 'This edit was counted before: nothing changed.';
  return [
    `Edit ${edits} of ${person}: ${places.total} changed places, ${Math.round(ownShare * 100)} % own words; ${sampleWords[sample]}.`,
    ...(proposals.length === 0
      ? ['Nothing is proposed yet: three edits of a kind are needed.']
      : [
          `Proposed. The owner accepts with "hyperalign profile accept ID --as ${person}", or rejects:`,
          ...proposals.map(({ id, statement }) => `- ${statement} (${id})`),
        ]),
    ...notices.map(({ message }) => `Note: ${message}`),
  ].join('\n');
}

const sampleWords: Readonly<Record<EditResult['sample'], string>> = {
  kept: 'the final text is kept as a sample',
  known: 'the final text was a sample already',
  'mostly-draft': 'the final text is mostly the draft’s, so no sample',
  'not-usable': 'the final text cannot be used as a sample',
};
