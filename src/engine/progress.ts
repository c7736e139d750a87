/** What a use case is doing, for a person who waits. */
export type Progress =
  | { readonly step: 'reading'; readonly kept: number; readonly dropped: number }
  | { readonly step: 'measuring'; readonly samples: number }
  | { readonly step: 'asking'; readonly purpose: string }
  | { readonly step: 'storing' }
  | { readonly step: 'note'; readonly message: string };

export type OnProgress = (progress: Progress) => void;
