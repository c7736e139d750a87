/** A name as a person's id: what an id may not hold becomes a hyphen. `A. Johnson` is `A.-Johnson`. */
export function personId(name: string): string {
  const id = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._@+-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+|-+$/gu, '');
  return id.length <= 64 ? id : id.slice(0, 64);
}
