import { invalid } from '../invalid.ts';
import type { ScoreTable } from './score-table.ts';
import { personalLlmScorers } from './scorers.ts';

/** Prompts with their responses, beside the scores of `ScoreTable`. */
export interface PersonalLlmTable extends ScoreTable {
  readonly promptTexts: readonly string[];
  /** Responses to each prompt, in the order of the table. */
  readonly responseTexts: readonly (readonly string[])[];
}

const responses = 8;

/**
 * Records of the PersonalLLM data set as JSON lines: `prompt`, `response_1` … `response_8`, and `response_i_<scorer>` for the ten scorers. The data set is
 * published as Parquet; any tool that reads it writes such lines. A column that is missing, a score that is no number and a scorer that nobody knows are
 * named in the error; further columns that are no scores are left alone.
 */
export function readScoreTable(lines: Iterable<string>): PersonalLlmTable {
  const scorers = personalLlmScorers.map(({ name }) => name);
  const [promptTexts, responseTexts, scores]: [string[], string[][], number[]] = [[], [], []];
  for (const { line, fields } of records(lines)) {
    const unknown = Object.keys(fields)
      .map((name) => /^response_\d+_(.+)$/.exec(name)?.[1])
      .find((scorer) => scorer !== undefined && scorer !== 'model' && !scorers.includes(scorer));
    if (unknown !== undefined)
      throw invalid(
        `Line ${line} has scores of "${unknown}", which is no scorer of PersonalLLM. Known are: ${scorers.join(', ')}.`,
      );
    promptTexts.push(textOf(fields, 'prompt', line));
    const texts: string[] = [];
    for (let response = 1; response <= responses; response += 1) {
      texts.push(textOf(fields, `response_${response}`, line));
      for (const scorer of scorers) scores.push(numberOf(fields, `response_${response}_${scorer}`, line));
    }
    responseTexts.push(texts);
  }
  if (promptTexts.length === 0) throw invalid('There is no record. Give the lines of a PersonalLLM file.');
  return {
    prompts: promptTexts.length,
    responses,
    scorers,
    scores: Float64Array.from(scores),
    promptTexts,
    responseTexts,
  };
}

/** The lines that `readScoreTable` reads. */
export function writeScoreTable({ promptTexts, responseTexts, scorers, scores }: PersonalLlmTable): readonly string[] {
  return promptTexts.map((prompt, at) => {
    const entries: [string, unknown][] = [['prompt', prompt]];
    for (const [response, text] of (responseTexts[at] ?? []).entries()) {
      entries.push([`response_${response + 1}`, text]);
      for (const [column, scorer] of scorers.entries())
        entries.push([
          `response_${response + 1}_${scorer}`,
          scores[(at * responses + response) * scorers.length + column],
        ]);
    }
    return JSON.stringify(Object.fromEntries(entries));
  });
}

/** One thing a person of PersonalLLM did: rated a response, or chose one of two. */
export type Interaction =
  | { readonly kind: 'rating'; readonly prompt: string; readonly response: string; readonly reward: number }
  | {
      readonly kind: 'choice';
      readonly prompt: string;
      readonly a: string;
      readonly b: string;
      readonly chosen: 'a' | 'b';
    };

export interface PersonRecord {
  readonly personId: string;
  /** Weights on the ten scorers. */
  readonly weights: Float64Array;
  readonly history: readonly Interaction[];
  readonly prompt: string;
}

/** Records of single people: `person_id`, `person_weight`, `history` and the `prompt` to answer. */
export function readPersonRecords(lines: Iterable<string>): readonly PersonRecord[] {
  return [...records(lines)].map(({ line, fields }) => {
    const { person_weight: weights, history } = fields;
    if (!Array.isArray(weights) || weights.length !== personalLlmScorers.length || !weights.every(Number.isFinite))
      throw invalid(`Line ${line} has no person_weight of ${personalLlmScorers.length} numbers.`);
    if (!Array.isArray(history)) throw invalid(`Line ${line} has no list "history".`);
    return {
      personId: textOf(fields, 'person_id', line),
      weights: Float64Array.from(weights),
      history: history.map((entry) => interactionOf(Object(entry), line)),
      prompt: textOf(fields, 'prompt', line),
    };
  });
}

type Fields = Readonly<Record<string, unknown>>;

function interactionOf(fields: Fields, line: number): Interaction {
  const prompt = textOf(fields, 'prompt', line);
  if ('response' in fields)
    return {
      kind: 'rating',
      prompt,
      response: textOf(fields, 'response', line),
      reward: numberOf(fields, 'reward', line),
    };
  const { chosen } = fields;
  if (chosen !== 'a' && chosen !== 'b')
    throw invalid(`Line ${line} has an interaction whose "chosen" is ${JSON.stringify(chosen)}. It is "a" or "b".`);
  return { kind: 'choice', prompt, a: textOf(fields, 'a', line), b: textOf(fields, 'b', line), chosen };
}

function* records(lines: Iterable<string>): Generator<{ readonly line: number; readonly fields: Fields }> {
  let line = 0;
  for (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    let fields: unknown;
    try {
      // Python writes NaN, which JSON has not: as a word it can be named below.
      fields = JSON.parse(text.replace(/([:[,]\s*)(NaN|-?Infinity)(?=\s*[,}\]])/g, '$1"$2"'));
    } catch {
      throw invalid(`Line ${line} is no JSON. Give one record a line.`);
    }
    if (typeof fields !== 'object' || fields === null) throw invalid(`Line ${line} is no record.`);
    yield { line, fields: Object(fields) };
  }
}

function textOf(fields: Fields, name: string, line: number): string {
  const value = fields[name];
  if (typeof value !== 'string')
    throw invalid(`Line ${line} has no text "${name}". Take the file as it was published.`);
  return value;
}

/** Some files of the project hold numbers as text. */
function numberOf(fields: Fields, name: string, line: number): number {
  const value = fields[name];
  if (value === undefined) throw invalid(`Line ${line} has no column "${name}". Take the file as it was published.`);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number))
    throw invalid(`Line ${line} has ${JSON.stringify(value)} as "${name}", which is no number. Leave the record out.`);
  return number;
}
