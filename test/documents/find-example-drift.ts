import type { Finding, SourceFile } from '../architecture/source-file.ts';

const reference = /<!-- example: (?<path>\S+) -->\n```\w*\n(?<shown>[\s\S]*?)```/g;

/** Code blocks under `<!-- example: path -->` that are not, letter for letter, the file of that path, which is what CI runs. */
export function findExampleDrift({ path, text }: SourceFile, examples: readonly SourceFile[]): readonly Finding[] {
  return [...text.matchAll(reference)].flatMap(({ index, groups }) => {
    const example = examples.find((one) => one.path === groups?.path);
    const line = text.slice(0, index).split('\n').length;
    if (example === undefined) return [{ path, line, problem: `shows ${groups?.path}, which is not there` }];
    return example.text === groups?.shown
      ? []
      : [{ path, line, problem: `shows ${example.path} otherwise than it is` }];
  });
}
