import { InvalidArgumentError } from 'commander';

const units = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** Reads minutes, hours, days or weeks, such as `90d`, as milliseconds; from `min` of them to ten years. */
export function duration({ min }: { readonly min: number }): (text: string) => number {
  return (text) => {
    const { count, unit } = /^(?<count>\d{1,5})(?<unit>[mhdw])$/.exec(text)?.groups ?? {};
    const milliseconds = Number(count) * units[unit as keyof typeof units];
    // Not a number where the text is no duration.
    if (!(milliseconds >= min && milliseconds <= longest))
      throw new InvalidArgumentError(
        `Give minutes, hours, days or weeks, such as 30m, 12h, 90d or 2w, up to ten years${min > 0 ? ', and no zero' : ''}.`,
      );
    return milliseconds;
  };
}

const longest = 3_660 * units.d;
