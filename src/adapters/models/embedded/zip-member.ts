import type { ReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { crc32, createInflateRaw } from 'node:zlib';

/**
 * Reads one member of a zip file, stored or deflated, in pieces, and checks its length and CRC-32 at the end.
 * Covers what wheels are: one disk, no encryption, members below 4 GiB.
 */
export async function* readZipMember(path: string, member: string): AsyncGenerator<Buffer, void> {
  const file = await open(path, 'r');
  let packed: ReadStream | null = null;
  try {
    const entry = await findEntry(file, path, member);
    const start = entry.headerOffset + localHeaderBytes + (await localNamesLength(file, entry.headerOffset));
    packed = file.createReadStream({
      start,
      end: start + entry.packedBytes - 1,
      highWaterMark: 1 << 20,
      autoClose: false,
    });
    let bytes = 0;
    let checksum = 0;
    const pieces = entry.method === deflated ? packed.pipe(createInflateRaw({ chunkSize: 1 << 18 })) : packed;
    packed.once('error', (error) => pieces.destroy(error));
    for await (const piece of pieces as AsyncIterable<Buffer>) {
      bytes += piece.length;
      checksum = crc32(piece, checksum);
      yield piece;
    }
    if (bytes !== entry.bytes || checksum !== entry.checksum) throw new Error(`${member} in ${path} is damaged`);
  } finally {
    packed?.destroy();
    await file.close();
  }
}

interface ZipEntry {
  readonly method: number;
  readonly checksum: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly headerOffset: number;
}

const deflated = 8;
const stored = 0;
const localHeaderBytes = 30;
const endRecordBytes = 22;
const longestComment = 0xffff;

async function findEntry(file: FileHandle, path: string, member: string): Promise<ZipEntry> {
  const { size } = await file.stat();
  const tail = await readAt(
    file,
    Math.max(0, size - endRecordBytes - longestComment),
    Math.min(size, endRecordBytes + longestComment),
  );
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || tail.length - end < endRecordBytes) throw new Error(`${path} is not a zip file, or it is cut off`);
  const directory = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50; ) {
    const nameLength = directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    if (name === member) return checkEntry(directory, at, member);
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  throw new Error(`${path} holds no ${member}`);
}

function checkEntry(directory: Buffer, at: number, member: string): ZipEntry {
  const entry = {
    method: directory.readUInt16LE(at + 10),
    checksum: directory.readUInt32LE(at + 16),
    packedBytes: directory.readUInt32LE(at + 20),
    bytes: directory.readUInt32LE(at + 24),
    headerOffset: directory.readUInt32LE(at + 42),
  };
  const encrypted = (directory.readUInt16LE(at + 8) & 1) === 1;
  if (encrypted || (entry.method !== stored && entry.method !== deflated) || entry.headerOffset === 0xffffffff)
    throw new Error(`${member} is packed in a way that is not read here (method ${entry.method})`);
  return entry;
}

/** Name and extra field of the local header may differ in length from those of the directory. */
async function localNamesLength(file: FileHandle, offset: number): Promise<number> {
  const header = await readAt(file, offset, localHeaderBytes);
  return header.readUInt16LE(26) + header.readUInt16LE(28);
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead < length) throw new Error('the zip file is cut off');
  return buffer;
}
