import { readdir, readFile } from 'node:fs/promises';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { peopleCorpora, readPeople } from './people-of-corpus.ts';
import { openScriptedLearner } from './scripted-learner.ts';

export interface WritingPerson {
  readonly register: string;
  readonly texts: readonly string[];
}

/** A person's guidance in o200k tokens, of the hypotheses in force and with as many pinned as make ten. */
export interface GuidanceSize {
  readonly hypotheses: number;
  readonly tokens: number;
  /** Whether there are ten to pin; what is beyond the limit is left out of the guidance. */
  readonly hasTen: boolean;
  readonly pinnedHypotheses: number;
  readonly pinnedTokens: number;
  /** Whether learning the same texts once more gave the same bytes. */
  readonly stable: boolean;
  /** And from the last text to the first: of texts that nearly repeat each other the first one read is kept, so such people may differ. */
  readonly stableReversed: boolean;
}

const most = 10;
const task = 'Say that the call is on Monday.';

/** Learns a person by counting three times, at last from the last text to the first, and compares what a model is told. */
export async function sizeGuidance({ register, texts }: WritingPerson): Promise<GuidanceSize> {
  const once = await guidanceOf({ register, texts });
  const again = await guidanceOf({ register, texts });
  const reversed = await guidanceOf({ register, texts: texts.toReversed() });
  return {
    hypotheses: linesOf(once.inForce),
    tokens: countTokens(once.inForce),
    hasTen: once.hasTen,
    pinnedHypotheses: linesOf(once.pinned),
    pinnedTokens: countTokens(once.pinned),
    stable: once.inForce === again.inForce && once.pinned === again.pinned,
    stableReversed: once.inForce === reversed.inForce && once.pinned === reversed.pinned,
  };
}

async function guidanceOf({ register, texts }: WritingPerson) {
  const { client } = openScriptedLearner();
  const person = 'ada';
  await client.learn({ person, texts: texts.map((text) => ({ text, register })), register, useModel: false });
  const told = async (): Promise<string> => {
    const { guidance } = await client.write({
      ...{ person, register, task },
      delivery: 'hypotheses',
      showGuidance: true,
    });
    return guidance.text ?? '';
  };
  const inForce = await told();
  const { hypotheses } = await client.profile(person).show();
  const chosen = hypotheses.slice(0, most);
  for (const { id } of chosen) await client.profile(person).decide(id, 'pinned');
  return { inForce, pinned: await told(), hasTen: chosen.length === most };
}

function linesOf(guidance: string): number {
  return guidance.split('\n').filter((line) => line.startsWith('- ')).length;
}

/** The fictional people of `demo/` with their e-mails, without headers. */
export async function fictionalPeople(): Promise<readonly WritingPerson[]> {
  const folder = new URL('../demo/people/', import.meta.url);
  return Promise.all(
    (await readdir(folder)).toSorted().map(async (name) => {
      const mails = (await readdir(new URL(`${name}/`, folder))).filter((file) => file.endsWith('.eml')).toSorted();
      const texts = await Promise.all(mails.map((file) => readFile(new URL(`${name}/${file}`, folder), 'utf8')));
      return { register: 'email', texts: texts.map((text) => text.replace(/^[\s\S]*?\r?\n\r?\n/, '')) };
    }),
  );
}

/** Real people of news, blogs and e-mails; none where the data is absent. */
export async function realPeople(mostOfCorpus: number): Promise<readonly WritingPerson[]> {
  const corpora = await Promise.all(
    peopleCorpora.map(async (corpus) => ({ ...corpus, people: (await readPeople(corpus)) ?? [] })),
  );
  return corpora.flatMap(({ register, people }) =>
    people.slice(0, mostOfCorpus).map(({ texts }) => ({ register, texts: texts.map(({ text }) => text) })),
  );
}
