/** What a prompt file builds: the same input always gives the same bytes. */
export interface Prompt {
  readonly id: string;
  /** Raised whenever a word changes; part of every run record. */
  readonly version: number;
  readonly system: string;
  readonly messages: readonly PromptMessage[];
  /** How many messages, from the first, stay the same from call to call; 0 when only the system message does. */
  readonly stableMessages: number;
}

export interface PromptMessage {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** `write@1`: how a prompt is named in run records. */
export function promptName(prompt: Pick<Prompt, 'id' | 'version'>): string {
  return `${prompt.id}@${prompt.version}`;
}
