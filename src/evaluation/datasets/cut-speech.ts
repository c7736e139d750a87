const partWords = 460;

/** Parts of about 460 words, cut at sentence ends; a shorter rest is left out. */
export function cutSpeech(text: string): readonly string[] {
  const sentences = text.trim().split(/(?<=[.!?]["”’]?)\s+(?=["“A-Z])/);
  const parts: string[] = [];
  let pending: string[] = [];
  let words = 0;
  for (const sentence of sentences) {
    pending.push(sentence);
    words += sentence.split(/\s+/).length;
    if (words < partWords) continue;
    parts.push(pending.join(' '));
    pending = [];
    words = 0;
  }
  return parts;
}

/** At most so many items, evenly spaced, in their order. */
export function takeEvenly<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, at) => items[Math.floor((at * items.length) / most)]).filter(
    (item) => item !== undefined,
  );
}

/** Notes of a shorthand writer, which the speaker did not say. */
export function withoutStageNotes(text: string): string {
  return text.replace(/\s*\[(?:Applause|Laughter)\]\s*/g, ' ');
}
