import { openBackground } from '../src/adapters/background/index.ts';
import { openContrastSource } from '../src/adapters/contrast/index.ts';
import { openDocumentReader } from '../src/adapters/files/index.ts';
import { bindClient, type Hyperalign } from '../src/hyperalign.ts';
import {
  fixedClock,
  memoryStore,
  memoryVoices,
  type ScriptedCall,
  type ScriptedModel,
  type ScriptedReply,
  scriptedModel,
  seededRandom,
} from '../src/testing/index.ts';

// Loaded and unpacked once in a process, as in every application.
const background = openBackground();
const contrast = openContrastSource();

export interface ScriptedLearner {
  readonly client: Hyperalign;
  readonly model: ScriptedModel;
}

/** A client whose model answers every question of a learning at full length: eighteen claims, a request for every shown sample, an answer to every question. */
export function openScriptedLearner(): ScriptedLearner {
  const model = scriptedModel(replyTo);
  const client = bindClient({
    workspace: 'default',
    documents: openDocumentReader({ stdin: null }),
    openModel: async () => model,
    ports: {
      store: memoryStore(),
      clock: fixedClock(),
      random: seededRandom(1),
      background,
      contrast,
      voices: memoryVoices(),
      promptStates: { forget: async () => 0 },
    },
  });
  return { client, model };
}

/** The part of a call that a reply depends on. */
export interface AskedCall {
  /** System message and turns together. */
  readonly prompt: string;
  readonly options: Pick<ScriptedCall['options'], 'responseFormat'>;
}

/** What the scripted model says to a call; the same each time. */
export function replyTo(call: AskedCall): ScriptedReply {
  const format = call.options.responseFormat;
  if (format?.type !== 'json') return 'Hello,\n\nthe call is on Monday now.\n\nBye';
  const properties = Object.keys(format.schema?.properties ?? {});
  if (properties.includes('hypotheses')) return { json: { hypotheses: claims.map((_, at) => claimOf(at, call)) } };
  const checks = call.prompt.split('Questions:\n')[1]?.match(/^\d+\. /gm)?.length ?? 0;
  return {
    json: Object.fromEntries(
      properties.map((id, at) => [
        id,
        checks > 0
          ? Array.from({ length: checks }, (_, check) => ((at + check) % 2 === 0 ? 'yes' : 'no'))
          : `Write an e-mail to a friend in which you tell what became of matter ${at + 1} and ask for an answer before the weekend.`,
      ]),
    ),
  };
}

/** Quotes as long as models give them. */
const wordsOfQuote = 12;

function claimOf(at: number, { prompt }: AskedCall) {
  const own = [...prompt.matchAll(/<(own(?:-\d+)?) id="([^"]+)">\n([\s\S]*?)\n<\/\1>/g)];
  const quotes = [0, 1, 2].flatMap((next) => {
    const [, , textId = '', text = ''] = own[(at + next) % Math.max(1, own.length)] ?? [];
    const from = 3 * next;
    return text === ''
      ? []
      : [
          {
            textId,
            quote: text
              .split(' ')
              .slice(from, from + wordsOfQuote)
              .join(' '),
          },
        ];
  });
  const [dimension = 'personality', claim = '', check = ''] = claims[at] ?? [];
  return { dimension, claim, check, quotes, featureId: null };
}

/** Six of each dimension, as many as the prompt asks for at most. */
const claims: readonly (readonly [dimension: string, claim: string, check: string])[] = [
  ...(
    [
      ['Gives the reader several choices instead of orders.', 'Does the text leave the reader a choice?'],
      ['Reports a mishap before the good news that made up for it.', 'Does a mishap come before good news?'],
      ['Answers an unasked question of the reader in passing.', 'Does the text answer what nobody asked?'],
      ['Admits a mistake at once and says what it cost.', 'Does the text admit a mistake and its cost?'],
      ['Returns to the first matter in the last sentence.', 'Does the last sentence return to the first matter?'],
      ['Names the next step and who takes it.', 'Does the text name a next step and who takes it?'],
    ] as const
  ).map((one) => ['communication-strategy', ...one] as const),
  ...(
    [
      ['Teases the reader playfully.', 'Does the text tease its reader?'],
      ['Understates trouble in a dry aside.', 'Does the text understate trouble in an aside?'],
      ['Shows patience with other people who are slow.', 'Does the text show patience with somebody slow?'],
      ['Takes the blame for delays of others.', 'Does the text take the blame for the delay of somebody else?'],
      ['Finds delight in small things of the day.', 'Does the text delight in something small?'],
      ['Stays calm about matters that have gone wrong.', 'Does the text stay calm about what has gone wrong?'],
    ] as const
  ).map((one) => ['personality', ...one] as const),
  ...(
    [
      ['Compares people with tools and weather.', 'Does the text compare a person with a tool or the weather?'],
      ['Builds sentences from a list of plain facts.', 'Is a sentence of the text a list of plain facts?'],
      ['Breaks a long thought off and starts it again.', 'Does the text break a thought off and start it again?'],
      ['Describes places by their sounds.', 'Does the text describe a place by its sounds?'],
      ['Repeats a word of the sentence before as a link.', 'Does a sentence repeat a word of the one before?'],
      ['Moves from the small detail to the whole.', 'Does the text move from a detail to the whole?'],
    ] as const
  ).map((one) => ['writing-style', ...one] as const),
];
