/**
 * Nuisance attribute projection (Solomonoff, Campbell and Boardman 2005): a text and a person who come from another time or trade than the register's
 * writers differ from these in a common way, which would make any two of them look alike. What other populations show as such a difference is taken
 * out of both sides before they are compared.
 */
export function orthonormal(directions: readonly Float64Array[]): readonly Float64Array[] {
  const basis: Float64Array[] = [];
  for (const direction of directions) {
    const rest = withoutDirections(direction, basis);
    const length = Math.sqrt(dot(rest, rest));
    if (length > 1e-9) basis.push(rest.map((value) => value / length));
  }
  return basis;
}

/** What is left of a vector when its parts along an orthonormal basis are taken out. */
export function withoutDirections(vector: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const rest = vector.slice();
  for (const direction of basis) {
    const part = dot(rest, direction);
    for (let at = 0; at < rest.length; at += 1) rest[at] = (rest[at] ?? 0) - part * (direction[at] ?? 0);
  }
  return rest;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
