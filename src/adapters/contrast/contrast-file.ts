import content from './contrast-texts.json' with { type: 'json' };

/** The shipped file, not yet checked. Import this module lazily: the texts take memory. */
export const contrastFile: unknown = content;
