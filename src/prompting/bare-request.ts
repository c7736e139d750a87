import { registerWords } from './register-words.ts';

/** `Write an e-mail.`: asks for a text of the register and says nothing of it. */
export function bareRequest(register: string): string {
  return `Write ${registerWords(register).one}.`;
}
