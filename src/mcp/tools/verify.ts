import { verifyInputSchema } from '../../contracts/tool-inputs.ts';
import { type VerifyResult, verifyResultSchema } from '../../contracts/verify-result.ts';
import { defineTool } from '../define-tool.ts';

/** Compares a text with a person, from counts alone. */
export const verify = defineTool({
  name: 'verify',
  title: 'Compare a text with a person’s writing',
  description:
    'Says whether a text is consistent with how a person writes: same, different or too short to tell, with a calibrated probability and the habits that speak for or against. It calls no model. Use it after writing in a voice, or when the user asks whether a text sounds like somebody. It says "consistent with", never "written by".',
  scope: 'write',
  annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
  input: verifyInputSchema,
  output: verifyResultSchema,
  call: (client, args) => client.verify(args),
  tell: tellVerdict,
});

function tellVerdict({ person, verdict, probability, words, reasons, hypotheses, note }: VerifyResult): string {
  const share = probability === null ? '' : ` (${Math.round(probability * 100)} %, ${words} words)`;
  const head = {
    same: `Consistent with how ${person} writes${share}.`,
    different: `Not like ${person}${share}.`,
    'too-short': `Too short to tell: ${words} words.`,
  }[verdict];
  return [
    head,
    ...hypotheses.contributions.map(
      ({ statement, logOdds }) => `${logOdds >= 0 ? 'Speaks for' : 'Speaks against'} ${person}: ${statement}`,
    ),
    ...reasons.map(
      ({ label, text, person: own, background }) =>
        `${label}: here ${rounded(text)}, ${person} ${rounded(own)}, others ${rounded(background)}`,
    ),
    ...(note === null ? [] : [note]),
  ].join('\n');
}

function rounded(value: number): string {
  return value.toFixed(Math.abs(value) >= 10 ? 0 : 1);
}
