/** Answers are read up to here: those the weights were fitted on were cut at this length. */
const charactersRead = 1500;

/** Three words or more in quotes are somebody else's: a figure of a story that refuses is no refusal. */
const quotedSpeech = /"[^"\s]+(?:\s+[^"\s]+){2,}"/g;

export interface AnswerSentences {
  /** In lower case, apostrophes and quotes straight, a code block one word, quoted speech left out. */
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
      return '\ncode\n';
    })
    .replace(/[’‘´`]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(quotedSpeech, '"')
    .toLowerCase();
  const lines = text.split(/\n+/).map((line) => line.trim());
  const items = lines.filter((line) => /^(?:\d{1,2}[.)]|[-*•])\s/.test(line));
  const sentences = lines
    .map((line) => line.replace(/^(?:\d{1,2}[.)]|[-*•#]+)\s+/, ''))
    .flatMap((line) => line.split(/(?<=[.!?]["')]?)\s+/))
    .filter((sentence) => /\p{L}/u.test(sentence));
  return { text, sentences, listItems: items.length, codeBlocks };
}
