import type { Profile } from '../contracts/profile.ts';
import type { Sample } from '../contracts/sample.ts';
import { placeSamples } from '../core/profile/index.ts';
import { detectRegister } from '../core/stylometry/index.ts';
import { createCleaningReport } from '../core/text/index.ts';
import { countText } from './count-text.ts';
import type { EnginePorts } from './engine-ports.ts';
import type { LearnRequest } from './learn.ts';
import { type MeasuredSample, measureSamples } from './measure-person.ts';
import { type ReadText, type ReadTextsResult, readTexts } from './read-texts.ts';
import { isoTime } from './record-run.ts';

export interface Gathered {
  readonly read: ReadTextsResult;
  /** Known and new ones, ordered by id. */
  readonly samples: readonly MeasuredSample[];
  readonly fresh: readonly Sample[];
  readonly previous: Profile | null;
}

/** Reads what is new, joins it to what is known and counts all of it. Stores nothing. */
export async function gatherSamples(
  ports: EnginePorts,
  request: Pick<LearnRequest, 'key' | 'documents' | 'register' | 'onProgress' | 'signal'>,
): Promise<Gathered> {
  const known = await ports.store.samples.list(request.key);
  const previous = await ports.store.profiles.latest(request.key);
  const read = await readTexts({ ...request, known });
  const addedAt = isoTime(ports.clock.now());
  const parts = placeSamples(known, read.texts);
  const detected = await registerOfTheRest(ports, read.texts);
  const fresh = read.texts.map(
    (text): Sample => ({
      ...text,
      register: text.register ?? detected,
      part: parts.get(text.id) ?? 'inference',
      addedAt,
    }),
  );
  const samples = [...known, ...fresh].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { read, fresh, previous, samples: measureSamples(samples) };
}

/** What is kept already, where nothing new is read. */
export function gatherKept(samples: readonly Sample[], previous: Profile): Gathered {
  return {
    read: { texts: [], taken: [], report: createCleaningReport().finish(), signature: null },
    samples: measureSamples(samples),
    fresh: [],
    previous,
  };
}

/** Texts that tell the register of all: as many as many hundreds more would say the same. */
const mostLookedAt = 400;

/** One register for all texts whose form does not tell theirs. */
async function registerOfTheRest({ background }: EnginePorts, texts: readonly ReadText[]): Promise<string> {
  const untold = texts.filter(({ register }) => register === null).slice(0, mostLookedAt);
  return detectRegister(
    untold.map(({ text }) => countText(text)),
    await background.load(),
  );
}
