/** Kinds of marks, in a fixed order. The patterns read the comparison copy, where quotes and ellipses have one form. */
export const markKinds: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'comma', pattern: /[,،、，]/gu },
  { name: 'full-stop', pattern: /(?<!\.)[.。](?!\.)/gu },
  { name: 'semicolon', pattern: /[;؛；]/gu },
  { name: 'colon', pattern: /[:：]/gu },
  { name: 'exclamation', pattern: /[!！]/gu },
  { name: 'question', pattern: /[?？؟]/gu },
  { name: 'ellipsis', pattern: /\.{2,}/gu },
  { name: 'apostrophe', pattern: /'/gu },
  { name: 'double-quote', pattern: /["«»]/gu },
  { name: 'hyphen', pattern: /(?<!-)-(?!-)/gu },
  { name: 'double-hyphen', pattern: /-{2,}/gu },
  { name: 'en-dash', pattern: /–/gu },
  { name: 'em-dash', pattern: /—/gu },
  { name: 'spaced-dash', pattern: / (?:-{1,3}|[–—]) /gu },
  { name: 'bracket', pattern: /[()[\]{}]/gu },
  { name: 'slash', pattern: /\//gu },
  { name: 'ampersand', pattern: /&/gu },
  { name: 'double-space', pattern: /(?<=\S) {2,}(?=\S)/gu },
  { name: 'repeated-mark', pattern: /[!?！？]{2,}/gu },
];

const names = markKinds.map(({ name }) => name);

/** Name and number of every mark kind found in a text. */
export function countMarks(text: string): readonly { readonly name: string; readonly count: number }[] {
  return markKinds.map(({ pattern }, at) => ({ name: names[at] ?? '', count: text.match(pattern)?.length ?? 0 }));
}
