import type { Prompt } from './prompt.ts';

/** Asks for one revision that mends the habits a text broke and changes nothing else. */
export function revise({
  base,
  draft,
  broken,
}: {
  readonly base: Prompt;
  readonly draft: string;
  readonly broken: readonly string[];
}): Prompt {
  return {
    id: 'revise',
    version: 1,
    system: base.system,
    messages: [
      ...base.messages,
      { role: 'assistant', text: draft },
      {
        role: 'user',
        text: `Rewrite that text. Keep every fact and its meaning; change only this:\n${broken.map((line) => `- ${line}`).join('\n')}\nOutput only the text.`,
      },
    ],
    stableMessages: base.stableMessages,
  };
}
