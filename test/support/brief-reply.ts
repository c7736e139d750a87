import { noteBrief } from '../../src/evaluation/authorship/note-brief.ts';
import type { ScriptedCall, ScriptedReply } from '../../src/testing/index.ts';

/** What a good model answers when it is asked to sum a text up, made of the text's key phrases; null where it is asked for something else. */
export function briefReply({ options, prompt }: ScriptedCall): ScriptedReply | null {
  const { responseFormat } = options;
  if (responseFormat?.type !== 'json' || !('the_writer' in (responseFormat.schema?.properties ?? {}))) return null;
  const text = /<(\S+) id="t1">\n([\s\S]*?)\n<\/\1>/.exec(prompt)?.[2] ?? '';
  const phrases = noteBrief(text, 'email').split('notes: ')[1] ?? 'nothing in particular';
  return { json: { the_writer: `tells whoever opens it about one thing after another: ${phrases}`.slice(0, 290) } };
}
