import { expect, test } from 'vitest';
import { type FetchProgress, fetchProgressLine, openProgressMeter } from './fetch-progress.ts';

test('gives the rate of the last seconds and the time left', () => {
  const told: FetchProgress[] = [];
  let now = 0;
  const meter = openProgressMeter({
    name: 'm',
    totalBytes: 10_000_000,
    onProgress: (at) => told.push(at),
    elapsed: () => now,
  });
  meter.phase('downloading', 'the model hub');
  for (now = 0; now <= 3000; now += 100) meter.bytes(now * 1000);

  expect(told.at(-1)).toEqual({
    phase: 'downloading',
    name: 'm',
    source: 'the model hub',
    bytes: 3_000_000,
    totalBytes: 10_000_000,
    bytesPerSecond: 1_000_000,
    secondsLeft: 7,
  });
  expect(told.length).toBeLessThan(20);
});

const at: FetchProgress = {
  phase: 'downloading',
  name: 'qwen',
  source: 'the model hub',
  bytes: 120e6,
  totalBytes: 1117e6,
  bytesPerSecond: 34.2e6,
  secondsLeft: 29.2,
};

test.each([
  { progress: at, line: 'Fetching qwen from the model hub: 120 of 1,117 MB (10 %), 34 MB/s, 30 s left' },
  {
    progress: { ...at, totalBytes: null, secondsLeft: null, bytesPerSecond: null, bytes: 2.5e6 },
    line: 'Fetching qwen from the model hub: 2.5 MB',
  },
  {
    progress: { ...at, secondsLeft: 240 },
    line: 'Fetching qwen from the model hub: 120 of 1,117 MB (10 %), 34 MB/s, 4 min left',
  },
  { progress: { ...at, phase: 'waiting' as const }, line: 'Waiting: another process is fetching qwen' },
  { progress: { ...at, phase: 'verifying' as const }, line: 'Checking qwen: 120 of 1,117 MB (10 %)' },
])('says "$line"', ({ progress, line }) => {
  expect(fetchProgressLine(progress)).toBe(line);
});
