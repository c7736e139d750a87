import { expect, test } from 'vitest';
import { checkQuote, quotable } from './check-quote.ts';

const own = [
  {
    id: 'a',
    text: 'Hi Mara,\n\nI don’t think we’ll make it -- the ferry’s late again. “Not before noon,” they said… so let’s wait.\n\nTalk soon,\nIlse',
  },
  {
    id: 'b',
    text: "Dear Tobin,  the co\u00ADopera\u200Btive sent 1,200 forms - none of them signed.\tCould you look at\u00A0it by 4:30 p.m.? It's only a caf\u0065\u0301 bill.",
  },
  {
    id: 'c',
    text: 'ﬁne by me, as long as the key stays where it was. We talked about part of the plan & nothing else.\r\nSecond line — with a dash.',
  },
].map(quotable);
const others = [
  quotable({ id: 'x', text: 'I would therefore recommend that we accept it. We are all very tired of waiting.' }),
];

interface Case {
  readonly name: string;
  readonly quote: string;
  readonly in?: string | null;
  readonly found: string | null;
  readonly reason?: 'too-short' | 'other-person' | 'not-found';
}

const accepted: readonly Case[] = [
  { name: 'verbatim', quote: 'the ferry’s late again', in: 'a', found: 'the ferry’s late again' },
  { name: 'straight apostrophe', quote: "I don't think we'll make it", in: 'a', found: 'I don’t think we’ll make it' },
  {
    name: 'left curly apostrophe',
    quote: 'I don‘t think we‘ll make it',
    in: 'a',
    found: 'I don’t think we’ll make it',
  },
  { name: 'prime for apostrophe', quote: 'I don′t think we', in: 'a', found: 'I don’t think we' },
  { name: 'backtick for apostrophe', quote: 'the ferry`s late again', in: 'a', found: 'the ferry’s late again' },
  {
    name: 'curly apostrophe for a straight one',
    quote: 'It’s only a café bill',
    in: 'b',
    found: "It's only a caf\u0065\u0301 bill",
  },
  {
    name: 'straight double quotes',
    quote: '"Not before noon," they said',
    in: 'a',
    found: '“Not before noon,” they said',
  },
  { name: 'low double quotes', quote: '„Not before noon,‟ they said', in: 'a', found: '“Not before noon,” they said' },
  { name: 'guillemets', quote: '«Not before noon,» they said', in: 'a', found: '“Not before noon,” they said' },
  {
    name: 'em dash for two hyphens',
    quote: "we'll make it — the ferry's late",
    in: 'a',
    found: 'we’ll make it -- the ferry’s late',
  },
  {
    name: 'en dash for two hyphens',
    quote: "we'll make it – the ferry's late",
    in: 'a',
    found: 'we’ll make it -- the ferry’s late',
  },
  {
    name: 'one hyphen for two',
    quote: "we'll make it - the ferry's late",
    in: 'a',
    found: 'we’ll make it -- the ferry’s late',
  },
  { name: 'em dash for a hyphen', quote: '1,200 forms — none of them', in: 'b', found: '1,200 forms - none of them' },
  { name: 'minus for a dash', quote: 'Second line − with a dash', in: 'c', found: 'Second line — with a dash' },
  {
    name: 'three dots for an ellipsis',
    quote: "they said... so let's wait",
    in: 'a',
    found: 'they said… so let’s wait',
  },
  { name: 'an ellipsis that is there', quote: 'they said… so let’s wait', in: 'a', found: 'they said… so let’s wait' },
  {
    name: 'double spaces as one',
    quote: 'Dear Tobin, the cooperative sent',
    in: 'b',
    found: 'Dear Tobin,  the co\u00ADopera\u200Btive sent',
  },
  {
    name: 'soft hyphens and zero-width left out',
    quote: 'the cooperative sent 1,200',
    in: 'b',
    found: 'the co\u00ADopera\u200Btive sent 1,200',
  },
  { name: 'a tab as a space', quote: 'signed. Could you look', in: 'b', found: 'signed.\tCould you look' },
  { name: 'a no-break space as a space', quote: 'look at it by 4:30', in: 'b', found: 'look at\u00A0it by 4:30' },
  { name: 'a line break as a space', quote: 'Talk soon, Ilse', in: 'a', found: 'Talk soon,\nIlse' },
  {
    name: 'a Windows line break as a space',
    quote: 'nothing else. Second line',
    in: 'c',
    found: 'nothing else.\r\nSecond line',
  },
  { name: 'a blank line as a space', quote: 'Hi Mara, I don’t think', in: 'a', found: 'Hi Mara,\n\nI don’t think' },
  { name: 'spaces around the quote', quote: '  late again.  “Not before ', in: 'a', found: 'late again. “Not before' },
  {
    name: 'a composed letter for a decomposed one',
    quote: 'only a caf\u00E9 bill',
    in: 'b',
    found: 'only a caf\u0065\u0301 bill',
  },
  { name: 'a ligature spelled out', quote: 'fine by me, as long', in: 'c', found: 'ﬁne by me, as long' },
  {
    name: 'a zero-width space inside the quote',
    quote: 'as long\u200B as the key',
    in: 'c',
    found: 'as long as the key',
  },
  { name: 'the end of a text', quote: "It's only a café bill.", in: 'b', found: "It's only a caf\u0065\u0301 bill." },
  { name: 'no text named', quote: 'the key stays where it was', in: null, found: 'the key stays where it was' },
  { name: 'exactly three words', quote: 'where it was', in: 'c', found: 'where it was' },
];

const refused: readonly Case[] = [
  { name: 'one changed word', quote: 'the ferry’s early again', in: 'a', found: null, reason: 'not-found' },
  { name: 'a left-out word', quote: 'I think we’ll make it', in: 'a', found: null, reason: 'not-found' },
  { name: 'an added word', quote: 'the ferry’s very late again', in: 'a', found: null, reason: 'not-found' },
  { name: 'an inserted ellipsis', quote: 'I don’t think… the ferry’s late', in: 'a', found: null, reason: 'not-found' },
  {
    name: 'an inserted ellipsis of dots',
    quote: 'Could you look ... by 4:30',
    in: 'b',
    found: null,
    reason: 'not-found',
  },
  { name: 'a leading ellipsis', quote: '...the key stays where it was', in: 'c', found: null, reason: 'not-found' },
  { name: 'another case', quote: 'The Key Stays where', in: 'c', found: null, reason: 'not-found' },
  {
    name: 'another person’s words',
    quote: 'I would therefore recommend that',
    in: 'a',
    found: null,
    reason: 'other-person',
  },
  {
    name: 'another person’s words with no text named',
    quote: 'We are all very tired',
    in: null,
    found: null,
    reason: 'other-person',
  },
  {
    name: 'another person’s text by its id',
    quote: 'all very tired of waiting',
    in: 'x',
    found: null,
    reason: 'other-person',
  },
  { name: 'two words', quote: 'Talk soon,', in: 'a', found: null, reason: 'too-short' },
  { name: 'one word', quote: 'cooperative', in: 'b', found: null, reason: 'too-short' },
  { name: 'nothing', quote: '   ', in: 'a', found: null, reason: 'too-short' },
  { name: 'marks alone', quote: '— “…” —', in: 'a', found: null, reason: 'too-short' },
  { name: 'a word cut at its beginning', quote: 'art of the plan', in: 'c', found: null, reason: 'not-found' },
  { name: 'a word cut at its end', quote: 'the ferry’s late aga', in: 'a', found: null, reason: 'not-found' },
  { name: 'a joined word', quote: 'as long asthe key', in: 'c', found: null, reason: 'not-found' },
  { name: 'a changed number', quote: 'sent 1,300 forms - none', in: 'b', found: null, reason: 'not-found' },
  { name: 'a swapped mark', quote: 'late again; “Not before', in: 'a', found: null, reason: 'not-found' },
  { name: 'two places joined', quote: 'Hi Mara, the ferry’s late', in: 'a', found: null, reason: 'not-found' },
];

test.each(accepted)('H4: accepts $name', ({ quote, in: textId = null, found }) => {
  const checked = checkQuote({ quote, textId }, { own, others });

  expect(checked.kind).toBe('found');
  if (checked.kind !== 'found') return;
  const source = own.find(({ id }) => id === checked.textId);
  expect(source?.original.slice(checked.start, checked.end)).toBe(found);
  expect(checked.misattributed).toBe(false);
});

test.each(refused)('H4: refuses $name', ({ quote, in: textId = null, reason }) => {
  expect(checkQuote({ quote, textId }, { own, others })).toEqual({ kind: 'refused', reason });
});

test('H4: corrects the text a quote was said to be from', () => {
  const checked = checkQuote({ quote: 'the key stays where it was', textId: 'a' }, { own, others });

  expect(checked).toMatchObject({ kind: 'found', textId: 'c', misattributed: true });
});

test('H4: words that the person and another both wrote are the person’s', () => {
  const both = [...others, quotable({ id: 'y', text: 'the key stays where it was' })];

  expect(checkQuote({ quote: 'the key stays where it was', textId: 'c' }, { own, others: both })).toMatchObject({
    kind: 'found',
    textId: 'c',
  });
});

test.each([
  { name: 'inside the quote', quote: 'I told Riley that the boat', found: 'I told Bartholomew that the boat' },
  { name: 'at its beginning', quote: 'Riley that the boat', found: 'Bartholomew that the boat' },
  { name: 'at its end', quote: 'the boat was Oakley', found: 'the boat was O’Brien-Zhou’s' },
  { name: 'before a mark', quote: "was Oakley's, not mine", found: 'was O’Brien-Zhou’s, not mine' },
  { name: 'before it', quote: "not mine - don't", found: 'not mine -- don’t' },
])('H4: a name that another stands for is found again, $name', ({ quote, found }) => {
  const text = 'Hi,\n\nI told Bartholomew that the boat was O’Brien-Zhou’s, not mine -- don’t ask.';
  const shown = 'Hi,\n\nI told Riley that the boat was Oakley’s, not mine -- don’t ask.';

  const checked = checkQuote({ quote, textId: 'n' }, { own: [quotable({ id: 'n', text, shown })], others: [] });

  expect(checked).toMatchObject({ kind: 'found' });
  if (checked.kind === 'found') expect(text.slice(checked.start, checked.end)).toBe(found);
});

test('H4: the name itself, which the model was not shown, is not found', () => {
  const source = quotable({ id: 'n', text: 'I told Pavel about it.', shown: 'I told Riley about it.' });

  expect(checkQuote({ quote: 'told Pavel about', textId: 'n' }, { own: [source], others: [] })).toEqual({
    kind: 'refused',
    reason: 'not-found',
  });
});

test('H4: at least 40 quotes are tried', () => {
  expect(accepted.length + refused.length).toBeGreaterThanOrEqual(50);
});
