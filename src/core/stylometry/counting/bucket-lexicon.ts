import { codePointsOf } from './code-points.ts';
import type { GramLexicon } from './lexicon.ts';
import { hashOfWindow, spreadHash } from './rolling-hash.ts';

/** The hashing trick: every feature falls into one of 2^bits buckets, which need no table. A bucket's name is its number. */
export class BucketLexicon implements GramLexicon {
  readonly size: number;
  readonly hashed = true;

  constructor(bits: number) {
    this.size = 2 ** bits;
  }

  find(name: string): number {
    return this.idOf(name);
  }

  idOf(name: string): number {
    const points = codePointsOf(name);
    return this.idOfWindow(points, 0, points.length, hashOfWindow(points, 0, points.length));
  }

  idOfWindow(_points: Int32Array, _start: number, length: number, hash: number): number {
    return spreadHash(hash, length) & (this.size - 1);
  }

  nameOf(id: number): string {
    return String(id);
  }
}
