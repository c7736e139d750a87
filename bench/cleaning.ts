import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { owner, writeMailbox } from '../test/fixtures/mail/generated-mailbox.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import type { MailboxReading } from './read-mailbox.ts';

const reader = fileURLToPath(new URL('read-mailbox.ts', import.meta.url));

/**
 * How fast a mailbox is read and cleaned, end to end, and whether memory stays flat as it grows. A quarter of the mails are the person's,
 * as in an archive of everything; `sentFolderMbPerSecond` is the hard case where all are. Baseline: Node's line reader on the same file.
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'cleaning-'));
  try {
    const [small, large] = quick ? [4, 20] : [20, 100];
    const mailbox = async (name: string, megabytes: number, ownShare: number): Promise<string> => {
      const path = join(folder, name);
      await writeMailbox({ path, megabytes, ownShare, seed });
      return path;
    };
    const paths = {
      small: await mailbox('small.mbox', small, 0.25),
      large: await mailbox('large.mbox', large, 0.25),
      sent: await mailbox('sent.mbox', large / 2, 1),
    };
    const repetitions = quick ? 1 : 3;
    // In turn, so that a busy machine slows all alike; the fastest of each counts, for noise only ever adds.
    const rounds = Array.from({ length: repetitions }, () => ({
      lines: read('lines', paths.large),
      large: read('clean', paths.large),
      small: read('clean', paths.small),
      sent: read('clean', paths.sent),
    }));
    const fastest = (pick: (round: (typeof rounds)[number]) => MailboxReading): number =>
      Math.min(...rounds.map((round) => pick(round).ms));
    const peak = (pick: (round: (typeof rounds)[number]) => MailboxReading): number =>
      Math.max(...rounds.map((round) => pick(round).peakMb));
    const speed = megabytesPerSecond(
      paths.large,
      fastest((round) => round.large),
    );
    const lineSpeed = megabytesPerSecond(
      paths.large,
      fastest((round) => round.lines),
    );
    const [smallPeak, largePeak] = [peak((round) => round.small), peak((round) => round.large)];
    return {
      name: 'cleaning',
      figures: {
        mbPerSecond: speed,
        sentFolderMbPerSecond: megabytesPerSecond(
          paths.sent,
          fastest((round) => round.sent),
        ),
        shareOfLineReading: speed / lineSpeed,
        smallMailboxMb: small,
        largeMailboxMb: large,
        peakMemorySmallMb: smallPeak,
        peakMemoryLargeMb: largePeak,
        peakMemoryRatio: largePeak / smallPeak,
        textsKept: rounds[0]?.large.items ?? null,
      },
      baseline: {
        lineReadingMbPerSecond: lineSpeed,
        lineReadingPeakMemoryMb: peak((round) => round.lines),
        mbPerSecondTarget: 20,
        peakMemoryRatioTarget: 1.25,
      },
      n: repetitions,
      seed,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(what: 'clean' | 'lines', path: string): MailboxReading {
  const { status, stdout, stderr } = spawnSync(process.execPath, [reader, what, path, owner], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`reading ${path} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as MailboxReading; // written by read-mailbox.ts
}

function megabytesPerSecond(path: string, ms: number): number {
  return statSync(path).size / 1000 / ms;
}
