/** What texts of a register are called in a sentence. */
export function registerNouns(register: string): { readonly one: string; readonly many: string } {
  return nouns[register] ?? { one: 'a text', many: 'texts' };
}

const nouns: Readonly<Record<string, { readonly one: string; readonly many: string }>> = {
  email: { one: 'an e-mail', many: 'e-mails' },
  chat: { one: 'a chat message', many: 'messages' },
  post: { one: 'a post', many: 'posts' },
  essay: { one: 'an essay', many: 'essays' },
  news: { one: 'a news report', many: 'reports' },
  speech: { one: 'a speech', many: 'speeches' },
  fiction: { one: 'a story', many: 'stories' },
};
