import type { ClaimText } from './learning-replies.ts';

/** What a model may claim of June, who is fictional, and counting cannot. */
export const choices: ClaimText = {
  dimension: 'communication-strategy',
  claim: 'Gives the reader several choices instead of orders.',
  check: 'Does the text leave the reader a choice?',
};
export const teasing: ClaimText = {
  dimension: 'personality',
  claim: 'Teases the reader playfully.',
  check: 'Does the text tease its reader?',
};
