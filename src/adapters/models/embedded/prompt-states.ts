import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { PromptStateStore } from '../../../ports/model.ts';
import type { Token } from './llama-runtime.ts';

/** Key-value states of prompts on disk. Personal data like the samples: folders 0700, files 0600. Nothing here ever fails a model call. */
export interface PromptStates extends PromptStateStore {
  /** Path of a sound state, now the most recently used; null when there is none. A damaged one is removed. */
  find(owner: string, key: string): Promise<string | null>;
  has(owner: string, key: string): Promise<boolean>;
  /** Keeps what `write` puts into the file it is given, whole or not at all, then removes the least recently used beyond the limit. */
  save(owner: string, key: string, write: (path: string) => Promise<void>): Promise<boolean>;
  remove(owner: string, key: string): Promise<void>;
}

export interface PromptStateOptions {
  readonly folder: string;
  /** All owners together; default 1 GB. */
  readonly bytesLimit?: number;
}

/** What makes a state usable: the same weights, runtime and settings of the cache, and the same tokens. */
export function promptStateKey(identity: readonly string[], tokens: readonly Token[]): string {
  return createHash('sha256')
    .update(JSON.stringify([stateFormat, ...identity]))
    .update(Uint32Array.from(tokens))
    .digest('hex');
}

const stateFormat = 1;
const defaultLimit = 1_000_000_000;

export function openPromptStateFiles({ folder, bytesLimit = defaultLimit }: PromptStateOptions): PromptStates {
  const pathOf = (owner: string, key: string) => join(folder, owner, `${key}.kv`);
  const remove = (owner: string, key: string) => rm(pathOf(owner, key), { force: true });
  return {
    remove,
    has: async (owner, key) => (await stat(pathOf(owner, key)).catch(() => null)) !== null,
    find: async (owner, key) => {
      const path = pathOf(owner, key);
      const state = await readSeal(path).catch(() => 'absent' as const);
      if (state === 'broken') await remove(owner, key).catch(() => undefined);
      if (state !== 'sound') return null;
      const now = new Date();
      await utimes(path, now, now).catch(() => undefined);
      return path;
    },
    save: async (owner, key, write) => {
      // A draft of its own for each call: models that share a process may keep the same state at once.
      const draft = join(folder, owner, `${key}.${randomUUID()}.tmp`);
      try {
        await mkdir(join(folder, owner), { recursive: true, mode: 0o700 });
        await chmod(folder, 0o700);
        // Made beforehand with its final mode: the writer opens it without one.
        await (await open(draft, 'w', 0o600)).close();
        await write(draft);
        await seal(draft);
        await rename(draft, pathOf(owner, key));
        await enforceLimit(folder, bytesLimit);
        return true;
      } catch {
        await rm(draft, { force: true }).catch(() => undefined);
        return false;
      }
    },
    forget: async (owner) => {
      const place = join(folder, owner);
      const names = await readdir(place).catch((): string[] => []);
      await rm(place, { recursive: true, force: true });
      return names.length;
    },
  };
}

/** Appended to a state: a mark, the CRC-32 of what goes before and its length. The reader of states stops before it. */
const sealBytes = 16;
const sealMark = Buffer.from('HYKV', 'latin1');

async function seal(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    const end = Buffer.alloc(sealBytes);
    sealMark.copy(end);
    end.writeUInt32LE(await checksum(path, size), 4);
    end.writeBigUInt64LE(BigInt(size), 8);
    await file.write(end, 0, sealBytes, size);
  } finally {
    await file.close();
  }
}

/** The runtime trusts what it loads and may end the process on a damaged file, so a state is checked whole before. */
async function readSeal(path: string): Promise<'sound' | 'broken'> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const end = Buffer.alloc(sealBytes);
    if (size < sealBytes) return 'broken';
    await file.read(end, 0, sealBytes, size - sealBytes);
    const complete = end.subarray(0, 4).equals(sealMark) && end.readBigUInt64LE(8) === BigInt(size - sealBytes);
    return complete && end.readUInt32LE(4) === (await checksum(path, size - sealBytes)) ? 'sound' : 'broken';
  } finally {
    await file.close();
  }
}

async function checksum(path: string, length: number): Promise<number> {
  const file = await open(path, 'r');
  try {
    const piece = Buffer.alloc(4 << 20);
    let sum = 0;
    for (let at = 0; at < length; ) {
      const { bytesRead } = await file.read(piece, 0, Math.min(piece.length, length - at), at);
      if (bytesRead === 0) throw new Error(`${path} ended early`);
      sum = crc32(piece.subarray(0, bytesRead), sum);
      at += bytesRead;
    }
    return sum;
  } finally {
    await file.close();
  }
}

async function enforceLimit(folder: string, bytesLimit: number): Promise<void> {
  const owners = await readdir(folder);
  const found = await Promise.all(
    owners.map(async (owner) => {
      const names = await readdir(join(folder, owner)).catch((): string[] => []);
      return Promise.all(
        names.map(async (name) => {
          const path = join(folder, owner, name);
          const file = await stat(path).catch(() => null);
          return { path, bytes: file?.size ?? 0, usedMs: file?.mtimeMs ?? 0, draft: name.endsWith('.tmp') };
        }),
      );
    }),
  );
  const newestFirst = found.flat().toSorted((a, b) => b.usedMs - a.usedMs);
  const now = Date.now();
  let total = 0;
  for (const { path, bytes, usedMs, draft } of newestFirst) {
    total += bytes;
    const left = draft && now - usedMs > abandonedMs;
    if (left || (total > bytesLimit && !draft)) await rm(path, { force: true }).catch(() => undefined);
  }
}

/** A draft this old belongs to a process that was stopped. */
const abandonedMs = 600_000;
