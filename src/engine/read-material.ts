import { hijacksModel } from '../core/hypotheses/index.ts';
import { estimateTokens } from '../core/text/index.ts';
import { HyperalignError } from '../errors.ts';
import type { FoundDocument } from '../ports/document-reader.ts';
import type { PersonMaterial } from '../ports/method.ts';
import type { QuotedText } from '../prompting/fenced-texts.ts';
import { hideNames } from './hide-names.ts';
import { nameToSign } from './name-to-sign.ts';
import { readTexts } from './read-texts.ts';
import { beginningOf } from './text-beginning.ts';

export interface ReadMaterial {
  /** As a profile would show them: cleaned, masked, with other names for theirs, none that speaks to a model; in the order of the samples. Never empty. */
  readonly texts: readonly QuotedText[];
  /** The name most of them are signed with. */
  readonly signature: string | null;
}

/** Samples as methods without a profile may show them to a model. Throws `invalid_input` where none can be shown. */
export async function readMaterial(material: PersonMaterial): Promise<ReadMaterial> {
  const read = await readTexts({ documents: documentsOf(material), known: [], register: material.register });
  const signature = nameToSign(read.signature);
  const named = hideNames(read.texts, { among: read.texts, keep: signature === null ? [] : [signature] });
  const texts = named
    .filter(({ text }) => !hijacksModel(text))
    .map(({ text }, at): QuotedText => ({ id: `t${at + 1}`, text }));
  if (texts.length > 0) return { texts, signature };
  throw new HyperalignError(
    'invalid_input',
    `None of the ${material.samples.length} samples of "${material.person}" can be shown to a model: they are too short, no prose, or speak to a model. Give other texts of this person.`,
    { details: { person: material.person, samples: material.samples.length } },
  );
}

/** Samples as documents that were found. */
export async function* documentsOf({ samples, register }: PersonMaterial): AsyncIterable<FoundDocument> {
  for (const { id, text, source } of samples)
    yield {
      kind: 'document',
      text,
      source: { kind: 'memory', label: id, unit: source },
      register,
      writtenAt: null,
      authorName: null,
    };
}

/** As many own samples as a profile shows at most, in as many tokens. */
export const shownLimits: ShownLimits = { samples: 6, tokens: 1200 };

export interface ShownLimits {
  readonly samples: number;
  /** All together, with what marks each. */
  readonly tokens: number;
}

/** The first that fit, in their order; where none does, the beginning of the first. */
export function firstThatFit(texts: readonly QuotedText[], { samples, tokens }: ShownLimits): readonly QuotedText[] {
  let left = tokens;
  const chosen: QuotedText[] = [];
  for (const text of texts) {
    const cost = estimateTokens(text.text) + tokensOfMarks;
    if (chosen.length === samples || cost > left) continue;
    chosen.push(text);
    left -= cost;
  }
  return chosen.length > 0
    ? chosen
    : texts.slice(0, 1).map(({ id, text }) => ({ id, text: beginningOf(text, tokens - tokensOfMarks) }));
}

const tokensOfMarks = 12;
