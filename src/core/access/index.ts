export { allows, ownerOf } from './allows.ts';
export { toBase32 } from './base32.ts';
export { budgetDay, judgeBudget } from './budget-day.ts';
export { judgeKey, type KeyRefusal } from './judge-key.ts';
export { type KeyParts, keyBody, keyIdBytes, keySecretBytes, keyText, parseKeyText } from './key-text.ts';
export { type Bucket, type BucketRule, bucketRule, isFull, takeRequest } from './token-bucket.ts';
