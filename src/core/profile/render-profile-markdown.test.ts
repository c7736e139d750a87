import { expect, test } from 'vitest';
import { acceptedOf, hypothesisOf } from '../hypotheses/hypothesis-fixture.ts';
import { profileOf } from './profile-fixture.ts';
import { renderProfileMarkdown } from './render-profile-markdown.ts';

test('shows statements by dimension with trials and quotes, then what is not in force', () => {
  const profile = profileOf({
    version: 3,
    attributes: { signature: 'Ilse', language: 'eng', role: null },
    hypotheses: [
      acceptedOf('h_1', 0.4, {
        dimension: 'personality',
        statement: 'Makes dry jokes.',
        evidence: [
          { sampleId: 's_1', start: 5, end: 34 },
          { sampleId: 's_gone', start: 0, end: 4 },
        ],
      }),
      hypothesisOf('h_2', {
        standing: 'pinned',
        origin: 'authored',
        statement: 'Ends on a *cheerful* note.',
        flags: ['untested'],
      }),
      hypothesisOf('h_3', { statement: 'Asks one question.' }),
      hypothesisOf('h_4', { standing: 'rejected', statement: 'Is blunt.' }),
    ],
    caveats: ['Fewer than 150 words cannot be verified.'],
  });

  expect(
    renderProfileMarkdown(profile, new Map([['s_1', 'Hey.\nHis ladder is\nmore of a rumour. Bye.']])),
  ).toBe(`# How ilse writes

- Version 3 of 2031-05-04
- 7 texts to learn from, 5 texts to test on; 640 words, usually 61 a text
- Registers: email
- Signs as Ilse

## Personality

### Makes dry jokes.

*accepted · inferred · 40 points more often than other people, tried on 4 held-out texts against 10 people*

> His ladder is more of a rumou

## Writing style

### Ends on a \\*cheerful\\* note.

*pinned · authored · untested*

## Proposed, not in force

- Asks one question.

## Rejected by the owner

- Is blunt.

## What cannot be claimed

- Fewer than 150 words cannot be verified.
`);
});

test('says when nothing stood its trial', () => {
  expect(renderProfileMarkdown(profileOf(), new Map())).toContain('No hypothesis has stood its trial yet.');
});
