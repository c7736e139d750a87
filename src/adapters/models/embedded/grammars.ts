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
    return { grammar: await llama.createGrammarForJsonSchema(accepted), ignored };
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
