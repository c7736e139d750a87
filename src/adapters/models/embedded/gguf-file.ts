import { open } from 'node:fs/promises';

/** Whether a file begins as GGUF files do. A missing or unreadable file rejects with Node's error. */
export async function beginsAsGguf(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(8);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return (
      bytesRead === head.length && head.toString('latin1', 0, 4) === 'GGUF' && head.readUInt32LE(4) <= newestVersion
    );
  } finally {
    await file.close();
  }
}

/** Version 3 is current; a little room, since newer ones keep the head. A big-endian file shows a huge number here. */
const newestVersion = 16;
