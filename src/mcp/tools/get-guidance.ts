import { guidanceSchema } from '../../contracts/guidance.ts';
import { getGuidanceInputSchema } from '../../contracts/tool-inputs.ts';
import { tellGuidance } from '../../prompting/tell-guidance.ts';
import { defineTool } from '../define-tool.ts';

/** Hands the calling model what it needs to write in the voice itself. */
export const getGuidance = defineTool({
  name: 'get_guidance',
  title: 'Get guidance for writing in a person’s voice',
  description:
    'Call this before you write anything for a person, such as an e-mail, a post or a reply that should sound like them. It gives instructions on how the person writes and texts of theirs as your own earlier turns; then write the text yourself. It calls no model and answers at once. Facts come from the conversation, never from the earlier texts.',
  scope: 'write',
  annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
  input: getGuidanceInputSchema,
  output: guidanceSchema,
  call: (client, args) => client.guidance(args),
  tell: tellGuidance,
});
