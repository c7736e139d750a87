import { mkdirSync, readFileSync, rmdirSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

const heartbeatMs = 5_000;
/** A lock nobody touched for so long is abandoned, even where its process number lives on in another program. */
const abandonedMs = 15 * 60_000;

/**
 * One installer at a time for one folder. The lock names the processes at work; it falls when all of them are gone,
 * so that after `kill -9` the next one takes over, yet not while an orphaned npm still writes.
 * @template T
 * @param {string} file
 * @param {{ readonly onWait: () => void, readonly pollMs?: number }} options
 * @param {(lock: { readonly alsoHeldBy: (pid: number) => void }) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withInstallLock(file, { onWait, pollMs = 200 }, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  let told = false;
  while (!acquire(file)) {
    if (removeAbandoned(file)) continue;
    if (!told) onWait();
    told = true;
    await pause(pollMs);
  }
  const heartbeat = setInterval(() => ifThere(() => utimesSync(file, new Date(), new Date())), heartbeatMs);
  try {
    return await work({ alsoHeldBy: (pid) => writeFileSync(file, `${process.pid} ${pid}`) });
  } finally {
    clearInterval(heartbeat);
    ifThere(() => unlinkSync(file));
  }
}

/** @param {string} file */
function acquire(file) {
  try {
    writeFileSync(file, `${process.pid}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return false;
  }
}

/**
 * Looking and removing are two steps; a second file keeps others from removing the lock that a third has just taken.
 * @param {string} file
 */
function removeAbandoned(file) {
  if (isHeld(file)) return false;
  const broom = `${file}.clearing`;
  try {
    mkdirSync(broom);
  } catch {
    if (ageOf(broom) > heartbeatMs) ifThere(() => rmdirSync(broom));
    return false;
  }
  try {
    if (isHeld(file)) return false;
    ifThere(() => unlinkSync(file));
    return true;
  } finally {
    rmdirSync(broom);
  }
}

/** @param {string} file */
function isHeld(file) {
  try {
    const pids = readFileSync(file, 'utf8').split(' ').filter(Boolean).map(Number);
    // Made a moment ago and not written yet.
    if (pids.length === 0) return ageOf(file) < heartbeatMs;
    return pids.some(isAlive) && ageOf(file) < abandonedMs;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** @param {string} file */
function ageOf(file) {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}

/** @param {() => void} change */
function ifThere(change) {
  try {
    change();
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
