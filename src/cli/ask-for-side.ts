import type { Choice } from '../contracts/comparison.ts';
import type { CommandContext } from './command-context.ts';
import { standardInput } from './standard-input.ts';
import type { Terminal } from './terminal.ts';

const sides: ReadonlyMap<string, Choice> = new Map([
  ['l', 'left'],
  ['left', 'left'],
  ['r', 'right'],
  ['right', 'right'],
  ['t', 'tie'],
  ['tie', 'tie'],
]);

/** Which side the person would rather send, by a line of standard input; null where they say none. */
export async function askForSide(context: CommandContext, terminal: Terminal): Promise<Choice | null> {
  terminal.note('Which one would you rather send? l (left), r (right), t (tie); anything else keeps nothing.');
  return sides.get((await firstLine(context)).trim().toLowerCase()) ?? null;
}

async function firstLine(context: CommandContext): Promise<string> {
  const decoder = new TextDecoder();
  let said = '';
  for await (const piece of standardInput(context)) {
    said += typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true });
    if (said.includes('\n')) break;
  }
  return said.split('\n', 1)[0] ?? '';
}
