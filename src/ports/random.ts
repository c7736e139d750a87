/** The only source of chance. */
export interface Random {
  /** An id that was never given before, safe in paths and URLs. */
  id(): string;
  /** A seed for a generator of `core/numerics`, 0 to 2³¹ − 1. */
  seed(): number;
  /** So many bytes that nobody can foresee, for secrets. */
  bytes(count: number): Uint8Array;
}
