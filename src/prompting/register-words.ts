/** How a register's texts are named in a sentence: one, many, and who writes them. */
export interface RegisterWords {
  readonly one: string;
  readonly many: string;
  /** How a request for one begins; a letter goes `to` somebody, other texts are `about` something. */
  readonly request: string;
}

const words: Readonly<Record<string, RegisterWords>> = {
  email: { one: 'an e-mail', many: 'e-mails', request: 'Write an e-mail to' },
  chat: { one: 'a chat message', many: 'chat messages', request: 'Write a chat message to' },
  post: { one: 'a post', many: 'posts', request: 'Write a post about' },
  essay: { one: 'an essay', many: 'essays', request: 'Write an essay about' },
  news: { one: 'a news report', many: 'news reports', request: 'Write a news report about' },
  speech: { one: 'a speech', many: 'speeches', request: 'Write a speech about' },
  fiction: { one: 'a story', many: 'stories', request: 'Write a story about' },
};

export function registerWords(register: string): RegisterWords {
  return words[register] ?? { one: 'a text', many: 'texts', request: 'Write a text about' };
}

/** Whether its texts go to somebody. */
export function isLetter(register: string): boolean {
  return registerWords(register).request.endsWith(' to');
}
