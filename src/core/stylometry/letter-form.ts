import type { ClosingType, GreetingType } from './letter-form-features.ts';
import type { Token, TokenSpan, Tokens } from './tokenize.ts';

export interface Greeting {
  readonly type: GreetingType;
  readonly firstToken: number;
  readonly lastToken: number;
  /** The mark behind it: `,`, `!`, `-`, `:` … or nothing. */
  readonly mark: string;
  readonly lowerCase: boolean;
}

export interface Closing {
  readonly type: ClosingType;
  readonly firstToken: number;
  readonly lastToken: number;
}

/** How the text greets, by its first line; `null` when it does not. A name alone counts only on a line of its own. */
export function greetingOf({ tokens, lines }: Tokens): Greeting | null {
  const line = lines[0];
  if (line === undefined || lines.length === 0) return null;
  const first = tokens[line.firstToken];
  if (first === undefined || first.kind !== 'word') return nameGreeting(tokens, line, lines.length);
  const opening = greetingWords(tokens, line.firstToken);
  if (opening === null) return nameGreeting(tokens, line, lines.length);
  let last = opening.lastToken;
  while (last < line.lastToken && last - opening.lastToken < 5 && continuesName(tokens, last + 1)) last += 1;
  if (lines.length > 1 && isAddressee(tokens, opening.lastToken + 1, line.lastToken)) last = line.lastToken - 1;
  const mark = tokens[last + 1];
  const ends =
    last === line.lastToken || (mark !== undefined && last < line.lastToken && /^[,!.:;—–-]+$/.test(mark.text));
  const addressed = last > opening.lastToken;
  if (!ends && !(addressed && opening.type !== 'good-day' && opening.type !== 'dear')) return null;
  return {
    type: opening.type,
    firstToken: line.firstToken,
    lastToken: last,
    mark: last < line.lastToken && mark !== undefined && mark.kind === 'punctuation' ? mark.text : '',
    lowerCase: /^\p{Ll}/u.test(first.text),
  };
}

/** How the text closes, by its last lines; `null` when it simply ends. */
export function closingOf({ tokens, lines: all }: Tokens): Closing | null {
  const lines = beforePostscript(tokens, all);
  if (lines.length < 2) return null;
  const tail = lines.slice(Math.max(1, lines.length - 4));
  for (let at = tail.length - 1; at >= 0; at -= 1) {
    const line = tail[at];
    if (line === undefined) continue;
    const type = closingWords(tokens, line);
    if (type !== null && tail.slice(at + 1).every((after) => isNameLine(tokens, after) || isDashName(tokens, after))) {
      return { type, firstToken: line.firstToken, lastToken: tail.at(-1)?.lastToken ?? line.lastToken };
    }
  }
  const last = tail.at(-1);
  if (last === undefined) return null;
  if (isDashName(tokens, last)) return { type: 'dash-name', firstToken: last.firstToken, lastToken: last.lastToken };
  if (isNameLine(tokens, last) && isSentenceEnd(tokens, last.firstToken - 1)) {
    return { type: 'name', firstToken: last.firstToken, lastToken: last.lastToken };
  }
  return null;
}

/** A postscript stands behind the closing. */
function beforePostscript(tokens: readonly Token[], lines: readonly TokenSpan[]): readonly TokenSpan[] {
  const from = lines.findIndex((line, at) => at > 0 && startsPostscript(tokens, line));
  return from < 0 ? lines : lines.slice(0, from);
}

/** "PS", "P.S." or "p.s.", with or without a mark behind it. */
export function startsPostscript(tokens: readonly Token[], { firstToken }: TokenSpan): boolean {
  const first = tokens[firstToken];
  const spelled = first?.lower === 'p' && tokens[firstToken + 1]?.text === '.' && tokens[firstToken + 2]?.lower === 's';
  return first?.lower === 'ps' || spelled;
}

const addressees: ReadonlySet<string> = new Set(
  'there all everyone everybody team folks guys both again you ladies gentlemen gents friends colleagues sir madam sirs mr mrs ms dr prof professor and my name'.split(
    ' ',
  ),
);

function greetingWords(tokens: readonly Token[], at: number): { type: GreetingType; lastToken: number } | null {
  const word = tokens[at]?.lower ?? '';
  if (/^(?:hi|hiya)$/.test(word)) return { type: 'hi', lastToken: at };
  if (/^(?:hello|greetings)$/.test(word)) return { type: 'hello', lastToken: at };
  if (/^(?:hey|heya|yo)$/.test(word)) return { type: 'hey', lastToken: at };
  if (word === 'dear') return { type: 'dear', lastToken: at };
  const next = tokens[at + 1]?.lower ?? '';
  if (word === 'good' && /^(?:morning|afternoon|evening|day)$/.test(next))
    return { type: 'good-day', lastToken: at + 1 };
  if (/^(?:morning|evening|afternoon)$/.test(word)) return { type: 'good-day', lastToken: at };
  return null;
}

/** "Dear friends of the reading room,": any few words between the opening and a comma or exclamation mark that ends the line. */
function isAddressee(tokens: readonly Token[], from: number, mark: number): boolean {
  if (mark <= from || mark - from > 7 || !/^(?:,|!+)$/.test(tokens[mark]?.text ?? '')) return false;
  for (let at = from; at < mark; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word' && !/^[[\]&/'-]$/.test(token?.text ?? '')) return false;
  }
  return true;
}

function nameGreeting(tokens: readonly Token[], line: TokenSpan, lines: number): Greeting | null {
  const mark = tokens[line.lastToken];
  const marked = mark !== undefined && /^[,:!—–-]+$/.test(mark.text) && line.lastToken > line.firstToken;
  const last = marked ? line.lastToken - 1 : line.lastToken;
  if (lines < 2 || last - line.firstToken > 5) return null;
  for (let at = line.firstToken; at <= last; at += 1) if (!continuesName(tokens, at)) return null;
  const capital = /^\p{Lu}/u.test(tokens[line.firstToken]?.text ?? '') || tokens[line.firstToken]?.text === '[';
  if (!marked && !capital) return null;
  return {
    type: 'name',
    firstToken: line.firstToken,
    lastToken: last,
    mark: marked ? (mark?.text ?? '') : '',
    lowerCase: !capital,
  };
}

/** Part of a name, or the full stop of a title: `Ms. Okafor`. */
function continuesName(tokens: readonly Token[], at: number): boolean {
  const titled = tokens[at]?.text === '.' && /^(?:mr|mrs|ms|dr|prof)$/.test(tokens[at - 1]?.lower ?? '');
  return titled || belongsToName(tokens[at]);
}

/** A capitalised word, a group word, or the mask of a name: `[NAME]`. */
function belongsToName(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'word')
    return /^\p{Lu}/u.test(token.text) ? !/^(?:I|I'.+)$/.test(token.text) : addressees.has(token.lower);
  return /^[[\]&/]$/.test(token.text);
}

const closingPhrases: readonly (readonly [ClosingType, RegExp])[] = [
  ['kind-regards', /^(?:with )?(?:kind|kindest|warm|warmest) (?:regards|wishes)/],
  ['best-regards', /^(?:with )?(?:best|all best) (?:regards|rgds)/],
  ['regards', /^(?:with |many )?(?:regards|rgds)/],
  ['thanks', /^(?:many |with |a million |as always )?(?:thanks|thank you|thx|ta)\b/],
  ['cheers', /^cheers/],
  ['best', /^(?:all the best|all my best|best wishes|very best|with best wishes|best)/],
  ['sincerely', /^(?:yours |very |most )?sincerely/],
  ['yours', /^yours(?: truly| faithfully| ever| as ever)?|^respectfully|^cordially/],
  ['love', /^(?:lots of |much |all my |with )?love|^(?:hugs|xo|xoxo|xx|xxx)\b/],
  [
    'talk-soon',
    /^(?:talk|speak|write|see you|see ya|catch you|more) (?:to you )?soon|^(?:see you|see ya|later|laters|take care|bye|ciao|ttyl|until then|till then)\b/,
  ],
];

function closingWords(tokens: readonly Token[], line: TokenSpan): ClosingType | null {
  const words: string[] = [];
  for (let at = line.firstToken; at <= line.lastToken; at += 1) {
    const token = tokens[at];
    if (token?.kind === 'word') words.push(token.lower);
  }
  if (words.length === 0 || words.length > 6) return null;
  const spoken = words.join(' ');
  return closingPhrases.find(([, pattern]) => pattern.test(spoken))?.[0] ?? null;
}

/** At most three words, none a sentence: a signature. */
function isNameLine(tokens: readonly Token[], line: TokenSpan): boolean {
  let words = 0;
  for (let at = line.firstToken; at <= line.lastToken; at += 1) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (token.kind === 'word') words += 1;
    else if (!/^[.,[\]]$/.test(token.text) || (token.text === '.' && words > 1 && at === line.lastToken)) return false;
  }
  const first = tokens[line.firstToken];
  const endsOpen = !/^[!?]/.test(tokens[line.lastToken]?.text ?? '');
  const single = words === 1 && tokens[line.lastToken]?.kind === 'word';
  return words >= 1 && words <= 3 && endsOpen && (single || /^\p{Lu}/u.test(first?.text ?? '') || first?.text === '[');
}

function isDashName(tokens: readonly Token[], line: TokenSpan): boolean {
  const first = tokens[line.firstToken];
  if (first === undefined || !/^[-—–~]+$/.test(first.text) || line.lastToken === line.firstToken) return false;
  return isNameLine(tokens, { ...line, firstToken: line.firstToken + 1 });
}

/** A name alone closes a text only where the sentence before it has ended. */
function isSentenceEnd(tokens: readonly Token[], at: number): boolean {
  return /^(?:[.!?]+|[)"'\],:])$/.test(tokens[at]?.text ?? '') || tokens[at]?.kind === 'symbol';
}
