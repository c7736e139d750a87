/** Asks for a part of a list that may be long. */
export interface PageQuery {
  /** `next` of the page before; left out for the first. */
  readonly after?: string;
  /** At most so many items. */
  readonly limit: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Give it as `after` for the next page; null: this was the last. */
  readonly next: string | null;
}
