export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Score interval of a proportion of `count` among `total` (Wilson 1927); [0, 1] of none. */
export function wilson(count: number, total: number, z = 1.96): Interval {
  return wilsonOfShare(total > 0 ? count / total : 0, total, z);
}

/** The same where the share is a mean of shares and `total` the number of independent sources behind it. */
export function wilsonOfShare(share: number, total: number, z = 1.96): Interval {
  if (total <= 0) return { low: 0, high: 1 };
  const spread = z * z;
  const centre = (share + spread / (2 * total)) / (1 + spread / total);
  const half = (z * Math.sqrt((share * (1 - share)) / total + spread / (4 * total * total))) / (1 + spread / total);
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

export interface Difference extends Interval {
  readonly difference: number;
}

/** Difference of two independent shares with its interval (Newcombe 1998, method 10), from their Wilson bounds. */
export function newcombe(
  own: { readonly share: number; readonly total: number },
  other: { readonly share: number; readonly total: number },
  z = 1.96,
): Difference {
  const one = wilsonOfShare(own.share, own.total, z);
  const two = wilsonOfShare(other.share, other.total, z);
  const difference = own.share - other.share;
  return {
    difference,
    low: difference - Math.hypot(own.share - one.low, two.high - other.share),
    high: difference + Math.hypot(one.high - own.share, other.share - two.low),
  };
}
