export type StylometryErrorCode =
  | 'invalid_option'
  | 'other_feature_set'
  | 'other_space'
  | 'too_little_text'
  | 'damaged'
  | 'other_version';

/** The one error the stylometry library throws. Callers branch on `code`; people read `message`: what happened, to which value, what to do. */
export class StylometryError extends Error {
  override readonly name = 'StylometryError';
  readonly code: StylometryErrorCode;

  constructor(code: StylometryErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
