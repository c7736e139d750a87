import type { Finding, SourceFile } from '../architecture/source-file.ts';
import { typeCommand } from '../support/typed-command.ts';

/** A shell block, or a whole command between backticks. */
const shown = /^```sh\n(?<block>[\s\S]*?)^```$|`(?<inline>hyperalign [^`\n]+)`/gm;

/** Lines of `hyperalign …` that name a command, argument or option that is not there. */
export async function findUnknownCommands({ path, text }: SourceFile): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { line, command } of [...text.matchAll(shown)].flatMap((match) => commandsIn(match, text))) {
    const problem = await typeCommand(command).then(
      () => null,
      (error: Error) => `shows "hyperalign ${command}": ${error.message}`,
    );
    if (problem !== null) findings.push({ path, line, problem });
  }
  return findings;
}

function commandsIn({ index, groups }: RegExpExecArray, text: string) {
  const before = text.slice(0, index).split('\n').length;
  const { block, inline = '' } = groups ?? {};
  const lines = block === undefined ? [inline] : ['', ...block.split('\n')];
  return lines.flatMap((line, at) => {
    const command = /^hyperalign (.+)$/.exec(line)?.[1];
    return command === undefined ? [] : [{ line: before + at, command }];
  });
}
