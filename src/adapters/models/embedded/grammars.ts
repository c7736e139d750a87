import { type JsonObject, toGrammarSchema } from './json-grammar-schema.ts';
import type { Llama, LlamaGrammar } from './llama-runtime.ts';

/** Compiled grammars of JSON Schemas, kept for the next call with the same schema. */
export interface Grammars {
  /** Null stands for any JSON. Rejects when the schema cannot be made a grammar. */
  forSchema(schema: JsonObject | null): Promise<CompiledGrammar>;
}

export interface CompiledGrammar {
  readonly grammar: LlamaGrammar;
  /** Keywords of the schema that it does not enforce. */
  readonly ignored: readonly string[];
}

export function openGrammars(llama: Llama): Grammars {
  const kept = new Map<string, Promise<CompiledGrammar>>();
  const compile = async (schema: JsonObject | null): Promise<CompiledGrammar> => {
    if (schema === null) return { grammar: await llama.getGrammarFor('json'), ignored: [] };
    const { schema: accepted, ignored } = toGrammarSchema(schema);
    const { grammar } = await llama.createGrammarForJsonSchema(accepted);
    return { grammar: await llama.createGrammar({ grammar: onOneLine(grammar) }), ignored };
  };
  return {
    forSchema: (schema) => {
      const key = JSON.stringify(schema);
      const known = kept.get(key);
      if (known !== undefined) return known;
      const compiled = compile(schema);
      kept.set(key, compiled);
      compiled.catch(() => kept.delete(key));
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      return compiled;
    },
  };
}

const mostKept = 16;

/**
 * Takes indentation, and the four line breaks with which the library marks the end, out of the grammar it makes:
 * a reply on one line takes a fifth fewer tokens, and ends with its last brace.
 */
export function onOneLine(grammar: string): string {
  return grammar
    .replace(/^(comma-whitespace-\S+) ::= .*$/gm, '$1 ::= "," [ ]?')
    .replace(/^(whitespace-\S+) ::= .*$/gm, '$1 ::= [ ]?')
    .replace(/ "(?:\\n){4}" \[\\n\]\*$/m, '');
}
