export interface Kappa {
  /** 1: full agreement; 0: as much as chance gives. */
  readonly kappa: number;
  /** Large-sample standard error. */
  readonly standardError: number;
  /** 95 % interval, at most 1. */
  readonly low: number;
  readonly high: number;
  /** Share of cases on which the two agree … */
  readonly observed: number;
  /** … and the share that independent raters with the same margins would agree on. */
  readonly expected: number;
  /** Cases. */
  readonly n: number;
}

/**
 * Agreement of two raters beyond chance (Cohen 1960) from a square table of counts, rows the one, columns the other; its standard error after Fleiss,
 * Cohen and Everitt (1969). Null of no cases, and where both give every case the same one verdict, so that chance alone agrees always.
 */
export function cohenKappa(table: readonly (readonly number[])[]): Kappa | null {
  checkSquare(table);
  const n = sumOf(table.map(sumOf));
  const shares = table.map((row) => row.map((count) => count / n));
  const rows = shares.map(sumOf);
  const columns = rows.map((_, at) => sumOf(shares.map((row) => row[at] ?? 0)));
  const observed = sumOf(shares.map((row, at) => row[at] ?? 0));
  const expected = sumOf(rows.map((share, at) => share * (columns[at] ?? 0)));
  if (n === 0 || 1 - expected < 1e-12) return null;
  const kappa = (observed - expected) / (1 - expected);
  const error = standardErrorOf({ shares, rows, columns, kappa, expected, n });
  return {
    kappa,
    standardError: error,
    low: Math.max(-1, kappa - 1.96 * error),
    high: Math.min(1, kappa + 1.96 * error),
    observed,
    expected,
    n,
  };
}

/** Counts of pairs of verdicts for `cohenKappa`. Throws for a verdict that is none of the categories. */
export function agreementTable<Category extends string>(
  pairs: readonly { readonly first: Category; readonly second: Category }[],
  categories: readonly Category[],
): readonly (readonly number[])[] {
  const table = categories.map(() => categories.map(() => 0));
  for (const { first, second } of pairs) {
    const row = table[categories.indexOf(first)];
    const column = categories.indexOf(second);
    if (row === undefined || column < 0)
      throw new RangeError(
        `"${row === undefined ? first : second}" is none of the verdicts ${categories.join(', ')}: name it among them`,
      );
    row[column] = (row[column] ?? 0) + 1;
  }
  return table;
}

interface Agreement {
  readonly shares: readonly (readonly number[])[];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly kappa: number;
  readonly expected: number;
  readonly n: number;
}

/** Σ p_ii (1 − (p_i· + p_·i)(1 − κ))² + (1 − κ)² Σ_{i≠j} p_ij (p_·i + p_j·)² − (κ − p_e(1 − κ))², over n (1 − p_e)². */
function standardErrorOf({ shares, rows, columns, kappa, expected, n }: Agreement): number {
  const rest = 1 - kappa;
  const terms = shares.flatMap((row, i) =>
    row.map((share, j) => {
      if (i === j) return share * (1 - ((rows[i] ?? 0) + (columns[i] ?? 0)) * rest) ** 2;
      return share * rest ** 2 * ((columns[i] ?? 0) + (rows[j] ?? 0)) ** 2;
    }),
  );
  const variance = sumOf(terms) - (kappa - expected * rest) ** 2;
  return Math.sqrt(Math.max(0, variance) / n) / (1 - expected);
}

function checkSquare(table: readonly (readonly number[])[]): void {
  if (table.length >= 2 && table.every((row) => row.length === table.length)) return;
  throw new RangeError(
    `a table of ${table.length} rows with ${table.map((row) => row.length).join(', ')} columns is not square: give one row and one column to each verdict`,
  );
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
