import type { AuthorshipText } from '../../contracts/dataset.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import type { Speech } from '../../ports/dataset-files.ts';
import { cutSpeech, takeEvenly, withoutStageNotes } from './cut-speech.ts';
import { personId } from './person-id.ts';

/** Before, addresses were written messages; and the style of an age would be taken for that of a speaker. */
export const spokenFrom = 1913;

const mostParts = 40;
const fewestParts = 12;

export interface SpeechTexts {
  readonly texts: readonly AuthorshipText[];
  readonly leftOut: readonly { readonly reason: string; readonly rows: number }[];
}

/** The spoken addresses as parts of about 460 words, at most 40 evenly spaced ones of a speaker, none of a speaker with fewer than 12. The year is the source. */
export function readSpeeches(speeches: readonly Speech[]): SpeechTexts {
  const spoken = speeches.filter(({ year }) => year >= spokenFrom);
  const bySpeaker = [...groupBy(spoken, ({ speaker }) => speaker).values()].map((own) => own.flatMap(partsOf));
  const long = bySpeaker.filter((parts) => parts.length >= fewestParts);
  const few = bySpeaker.filter((parts) => parts.length < fewestParts);
  return {
    texts: long.flatMap((parts) => takeEvenly(parts, mostParts)),
    leftOut: [
      { reason: `address from before ${spokenFrom}`, rows: speeches.length - spoken.length },
      { reason: `part by a speaker with fewer than ${fewestParts} parts`, rows: few.flat().length },
      { reason: `part beyond ${mostParts} of its speaker`, rows: excess(long) },
    ].filter(({ rows }) => rows > 0),
  };
}

function partsOf({ speaker, year, text }: Speech): readonly AuthorshipText[] {
  const person = personId(speaker);
  return cutSpeech(withoutStageNotes(text)).map((part, at) => ({
    person,
    id: `${person}-${year}-${at + 1}`,
    register: 'speech',
    text: part,
    source: String(year),
  }));
}

function excess(people: readonly (readonly AuthorshipText[])[]): number {
  return people.reduce((sum, parts) => sum + Math.max(0, parts.length - mostParts), 0);
}
