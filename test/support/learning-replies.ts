import type { ContrastiveReply, SlotReply } from '../../src/contracts/proposal.ts';
import type { ScriptedCall, ScriptedReply } from '../../src/testing/index.ts';

/** What a call wants, told by the schema it sends: the wording of a prompt may change. */
export type Asked = 'slots' | 'contrastive' | 'requests' | 'verdicts' | 'text';

export function askedFor({ options }: ScriptedCall): Asked {
  const properties = propertiesOf(options.responseFormat);
  if (properties === null) return 'text';
  if ('opening' in properties) return 'slots';
  if ('hypotheses' in properties) return 'contrastive';
  return Object.values(properties).some((one) => one.type === 'array') ? 'verdicts' : 'requests';
}

export interface FencedText {
  readonly id: string;
  readonly text: string;
}

/** Texts that stand in the prompt as data. */
export function textsIn({ prompt }: ScriptedCall, label: 'own' | 'text'): readonly FencedText[] {
  const blocks = prompt.matchAll(new RegExp(`<(${label}(?:-\\d+)?) id="([^"]+)">\\n([\\s\\S]*?)\\n</\\1>`, 'g'));
  return [...blocks].map(([, , id = '', text = '']) => ({ id, text }));
}

/** Ids of the texts whose requests are asked for. */
export function requestedIn(call: ScriptedCall): readonly string[] {
  return Object.keys(propertiesOf(call.options.responseFormat) ?? {});
}

export type Claim = ContrastiveReply['hypotheses'][number];

/** A claim with honest quotes: words that stand in the first two texts shown. */
export type ClaimText = Pick<Claim, 'dimension' | 'claim' | 'check'>;

export interface LearningReplies {
  readonly claims?: readonly ClaimText[];
  readonly rules?: Partial<Record<keyof SlotReply, string>>;
  /** Whose text a judged text is: the scripted model answers yes for these and no for others. */
  readonly isOwn?: (text: string) => boolean;
}

/** A model that answers every question of a learning as a good model would. */
export function learningReplies({ claims = [], rules = {}, isOwn = () => false }: LearningReplies) {
  return (call: ScriptedCall): ScriptedReply => {
    switch (askedFor(call)) {
      case 'contrastive':
        return {
          json: {
            hypotheses: claims.map((claim) => ({
              ...claim,
              quotes: quotesFrom(textsIn(call, 'own')),
              featureId: null,
            })),
          },
        };
      case 'slots':
        return { json: slotsOf(rules, textsIn(call, 'text')) };
      case 'requests':
        return {
          json: Object.fromEntries(
            requestedIn(call).map((id) => [id, `Write an e-mail to a friend about matter ${id.slice(1)}.`]),
          ),
        };
      case 'verdicts': {
        const questions = questionsIn(call);
        return {
          json: Object.fromEntries(
            textsIn(call, 'text').map(({ id, text }) => [
              id,
              questions.map((question) => ((plainAnswer(question, text) ?? isOwn(text)) ? 'yes' : 'no')),
            ]),
          ),
        };
      }
      case 'text':
        return 'Hi,\n\nthe call is on Monday now.\n\nSee you then';
    }
  };
}

/** Questions of a judging call, in their order. */
export function questionsIn({ prompt }: ScriptedCall): readonly string[] {
  return [...(prompt.split('Questions:\n')[1] ?? '').matchAll(/^\d+\. (.+)$/gm)].map(([, question = '']) => question);
}

const marks: Readonly<Record<string, RegExp>> = {
  semicolons: /;/,
  colons: /:(?![-)(])/,
  parentheses: /\(/,
  'exclamation marks': /!/,
  'question marks': /\?/,
  'ellipses (...)': /\.\.\.|…/,
  'numbers in digits': /\d/,
};

/** What a reader answers who looks for the words or the mark that a plain question names; null for a question of another kind. */
export function plainAnswer(question: string, text: string): boolean | null {
  const mark = /^Does the text contain (.+)\?$/.exec(question)?.[1];
  if (mark !== undefined) return marks[mark]?.test(text) ?? null;
  const forms = [...question.matchAll(/"([^"]+)"/g)].map(([, form = '']) => form);
  const plain = text.replaceAll('’', "'");
  if (question.startsWith('Does the text use the word')) {
    return forms.some((form) => new RegExp(`(?<![\\w'-])${form}(?![\\w'-])`, 'i').test(plain));
  }
  if (!question.startsWith('Does a sentence of the text open with')) return null;
  return forms.some((form) => new RegExp(`(?:^|[.!?…:]\\s+|\\n)${form}(?![\\w'-])`, 'm').test(plain));
}

function quotesFrom(texts: readonly FencedText[]): Claim['quotes'] {
  return texts.slice(0, 2).map(({ id, text }) => ({ textId: id, quote: passageOf(text) }));
}

function slotsOf(rules: LearningReplies['rules'], texts: readonly FencedText[]): SlotReply {
  const [first, second] = [...texts.map(({ text }) => passageOf(text)), '', ''];
  const slot = (rule = '') => ({ rule, quote: first ?? '', secondQuote: second ?? '' });
  return {
    opening: slot(rules?.opening),
    closing: slot(rules?.closing),
    directness: slot(rules?.directness),
    tone: slot(rules?.tone),
    sentences: slot(rules?.sentences),
    emotion: slot(rules?.emotion),
  };
}

/** Six words in a row from the longest line. */
function passageOf(text: string): string {
  const [line = ''] = text.split('\n').toSorted((a, b) => b.length - a.length);
  return line.split(' ').slice(0, 6).join(' ');
}

function propertiesOf(
  format: ScriptedCall['options']['responseFormat'],
): Readonly<Record<string, { readonly type?: unknown }>> | null {
  if (format?.type !== 'json') return null;
  return (format.schema?.properties ?? {}) as Readonly<Record<string, { readonly type?: unknown }>>;
}
