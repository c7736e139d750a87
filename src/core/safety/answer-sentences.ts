/** Answers are read up to here: those the weights were fitted on were cut at this length. */
const charactersRead = 1500;

export interface AnswerSentences {
  /** In lower case, apostrophes and quotes straight, code blocks replaced by one mark. */
  readonly text: string;
  /** List items count as sentences. */
  readonly sentences: readonly string[];
  readonly listItems: number;
  readonly codeBlocks: number;
}

/** Cuts an answer into sentences and list items for the refusal cues. Up to 1,500 characters are read. */
export function splitAnswer(answer: string): AnswerSentences {
  let codeBlocks = 0;
  const text = answer
    .slice(0, charactersRead)
    .replace(/```[\s\S]*?(?:```|$)/g, () => {
      codeBlocks += 1;
      return '\n';
    })
    .replace(/[’‘´`]/g, "'")
    .replace(/[“”]/g, '"')
    .toLowerCase();
  const lines = text.split(/\n+/).map((line) => line.trim());
  const items = lines.filter((line) => /^(?:\d{1,2}[.)]|[-*•])\s/.test(line));
  const sentences = lines
    .map((line) => line.replace(/^(?:\d{1,2}[.)]|[-*•#]+)\s+/, ''))
    .flatMap((line) => line.split(/(?<=[.!?]["')]?)\s+/))
    .filter((sentence) => /\p{L}/u.test(sentence));
  return { text, sentences, listItems: items.length, codeBlocks };
}
