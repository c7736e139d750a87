export { type CleanedDocument, type CleanOptions, cleanDocument, type DocumentToClean } from './clean-document.ts';
export { type CleaningTally, createCleaningReport } from './cleaning-report.ts';
export { dropCodeBlocks } from './code-blocks.ts';
export { type Admission, createDuplicateFilter, type DuplicateFilter } from './duplicate-filter.ts';
export { estimateTokens } from './estimate-tokens.ts';
export { learnNames, maskNames } from './mask-names.ts';
export { type MaskCounts, type MaskedText, type MaskKind, maskPersonalData } from './mask-personal-data.ts';
export { measureLeakage } from './measure-leakage.ts';
export { normalizeText } from './normalize-text.ts';
