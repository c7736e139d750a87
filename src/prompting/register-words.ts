/** How a register's texts are named in a sentence: one, many, and who writes them. */
export interface RegisterWords {
  readonly one: string;
  readonly many: string;
}

const words: Readonly<Record<string, RegisterWords>> = {
  email: { one: 'an e-mail', many: 'e-mails' },
  chat: { one: 'a chat message', many: 'chat messages' },
  post: { one: 'a post', many: 'posts' },
  essay: { one: 'an essay', many: 'essays' },
  news: { one: 'a news report', many: 'news reports' },
  speech: { one: 'a speech', many: 'speeches' },
  fiction: { one: 'a story', many: 'stories' },
};

export function registerWords(register: string): RegisterWords {
  return words[register] ?? { one: 'a text', many: 'texts' };
}
