import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanDocument, type DocumentToClean } from './clean-document.ts';

const own = 'Hi Bo,\n\nthe valves arrived this morning, all twelve of them.\n\nBest,\nAda';
const mail = (text: string): DocumentToClean => ({ text, register: 'email', authorName: 'Ada Lovelace' });
const kept = (text: string, register = 'email'): string => {
  const cleaned = cleanDocument({ text, register, authorName: 'Ada Lovelace' });
  return cleaned.kind === 'kept' ? cleaned.text : `dropped: ${cleaned.reason}`;
};

describe('what is quoted or forwarded goes', () => {
  test.each([
    [
      'Gmail, marked lines',
      '\n\nOn Mon, May 3, 2021 at 10:12 AM Bo <bo@looms.example> wrote:\n\n> Did they come?\n> Bo',
    ],
    [
      'Gmail, broken announcement',
      '\n\nOn Mon, May 3, 2021 at 10:12 AM Bo Loom\n<bo@looms.example>\nwrote:\n> Did they come?',
    ],
    [
      'an announcement without marks',
      '\n\nOn 3 May 2021, at 10:12, Bo Loom <bo@looms.example> wrote:\n\nDid they come?\nBo',
    ],
    ['a bare announcement before marks', '\n\nBo Loom wrote:\n> Did they come?'],
    ['German', '\n\nAm 03.05.2021 um 10:12 schrieb Bo Loom <bo@looms.example>:\n> Sind sie da?'],
    ['German, name before the date', '\n\nBo Loom schrieb am 03.05.2021 um 10:12:\n> Sind sie da?'],
    ['French', '\n\nLe lun. 3 mai 2021 à 10:12, Bo Loom <bo@looms.example> a écrit :\n> Sont-elles arrivées ?'],
    ['Spanish', '\n\nEl lun, 3 may 2021 a las 10:12, Bo Loom (<bo@looms.example>) escribió:\n> ¿Llegaron?'],
    ['Italian', '\n\nIl giorno lun 3 mag 2021 alle ore 10:12 Bo <bo@looms.example> ha scritto:\n> Sono arrivate?'],
    ['Dutch', '\n\nOp ma 3 mei 2021 om 10:12 schreef Bo <bo@looms.example>:\n> Zijn ze er?'],
    [
      'Outlook separator',
      '\n\n-----Original Message-----\nFrom: Bo\nSent: Monday\nTo: Ada\nSubject: Valves\n\nDid they come?',
    ],
    [
      'Outlook header block',
      '\n\n________________________________\nFrom: Bo Loom <bo@looms.example>\nSent: Monday, May 3, 2021 10:12 AM\nTo: Ada\nSubject: Valves\n\nDid they come?',
    ],
    [
      'Outlook in German',
      '\n\nVon: Bo Loom\nGesendet: Montag, 3. Mai 2021 10:12\nAn: Ada\nBetreff: Ventile\n\nSind sie da?',
    ],
    ['Outlook in French', '\n\nDe : Bo Loom\nEnvoyé : lundi 3 mai 2021\nÀ : Ada\nObjet : Vannes\n\nAlors ?'],
    ['Outlook in Spanish', '\n\nDe: Bo Loom\nEnviado el: lunes\nPara: Ada\nAsunto: Válvulas\n\n¿Y?'],
    ['Apple forward', '\n\nBegin forwarded message:\n\nFrom: Bo <bo@looms.example>\nSubject: Valves\n\nDid they come?'],
    [
      'Gmail forward',
      '\n\n---------- Forwarded message ---------\nFrom: Bo <bo@looms.example>\nDate: Mon\nSubject: Valves\n\nDid they come?',
    ],
    [
      'Notes forward',
      '\n\n---------------------- Forwarded by Bo Loom/LOOMS on 05/03/2001 10:12 AM ---------------------------\n\nDid they come?',
    ],
    [
      'Notes reply',
      '\n\nBo Loom@LOOMS\n05/03/2001 10:12 AM\nTo: Ada Lovelace/ENGINES@ENGINES\ncc: \nSubject: Valves\n\nDid they come?',
    ],
  ])('%s', (_name, quote) => {
    expect(kept(`${own}${quote}`)).toBe(own);
  });

  test('answers written between marked quotes stay', () => {
    const text =
      'On Mon, May 3, 2021, Bo <bo@looms.example> wrote:\n> Did they come?\n\nYes, all twelve of them.\n\n> And the pumps?\n\nNo, they come on Friday.';

    expect(kept(text)).toBe('Yes, all twelve of them.\n\nNo, they come on Friday.');
  });

  test.each([
    ['a sentence about writing', 'She said on Monday that he wrote: a novel, no less, about engines and the sea.'],
    ['an angry face', 'so they sent the wrong valves again\n>:( I really mean it this time'],
    ['a list with labels', 'Plan for the week:\nTo: do on Monday, call the mill\nthen write the report on the pumps'],
    ['an essay with a dated announcement', 'On 3 May 2021 my father wrote:\n\nCome home, the roof is leaking again.'],
  ])('but %s stays', (_name, text) => {
    expect(kept(text, 'essay')).toBe(text);
  });
});

describe('what stands below a text goes', () => {
  const contacts = 'Ada Lovelace\nSenior Analyst | Engines Ltd\nTel: +44 20 7946 0000\nada@engines.example';
  const notice =
    'This e-mail and any attachments are confidential and intended only for the named recipient. If you received it in error, please notify us and delete it.';

  test.each([
    ['a signature behind two dashes', `${own}\n\n-- \n${contacts}`, own],
    ['a signature whose space was lost', `${own}\n--\n${contacts}`, own],
    ['a contact block under the name', `${own}\n\n${contacts.split('\n').slice(1).join('\n')}`, own],
    [
      'a contact block without closing',
      `The valves arrived this morning.\n\n${contacts}`,
      'The valves arrived this morning.\n\nAda Lovelace',
    ],
    ['a notice', `${own}\n\n${notice}`, own],
    ['a notice with heading', `${own}\n\nCONFIDENTIALITY NOTICE: for the addressee.\n\nSecond paragraph of it.`, own],
    [
      'a German notice',
      `${own}\n\nDiese E-Mail enthält vertrauliche und/oder rechtlich geschützte Informationen. Wenn Sie nicht der richtige Adressat sind, informieren Sie bitte den Absender.`,
      own,
    ],
    [
      'a French notice',
      `${own}\n\nCe message et ses pièces jointes sont confidentiels et destinés à l’usage exclusif du destinataire. Toute divulgation est interdite.`,
      own,
    ],
    ['a phone', `${own}\n\nSent from my iPhone`, own],
    ['Outlook', `${own}\n\nGet Outlook for iOS`, own],
    ['a German phone', `${own}\n\nVon meinem iPhone gesendet`, own],
    ['a French phone', `${own}\n\nEnvoyé de mon iPhone`, own],
    ['a Spanish phone', `${own}\n\nEnviado desde mi iPhone`, own],
    [
      'a mailing list',
      `${own}\n\n_______________________________________________\nEngines mailing list\nEngines@lists.example`,
      own,
    ],
    ['a rule', `${own}\n\n*****`, own],
  ])('%s', (_name, text, expected) => {
    expect(kept(text)).toBe(expected);
  });

  test.each([
    ['greeting, closing and name', own],
    ['an afterthought', `${own}\n\nPS: bring the key, the 12:30 train is full.`],
    ['a closing in one line', 'the valves arrived this morning, all of them.\n\nThanks, Ada'],
    ['a short list at the end', 'Please bring these things on Friday:\n- the key\n- the drawings\n- a coat'],
    ['talk of confidence', 'I would keep this confidential until Friday.\n\nThe board has not seen the report yet.'],
  ])('%s stays', (_name, text) => {
    expect(kept(text)).toBe(text);
  });
});

describe('what is dropped says why', () => {
  test.each([
    ['nothing', '', { kind: 'dropped', reason: 'empty', detail: 'no text' }],
    ['spaces', ' \n\u200b\n ', { kind: 'dropped', reason: 'empty', detail: 'no text' }],
    ['three words', 'See you there', { kind: 'dropped', reason: 'too-short', detail: '3 of at least 5 words' }],
    [
      'a forward alone',
      '-----Original Message-----\nFrom: Bo\nDid they come?',
      { kind: 'dropped', reason: 'quoted-only', detail: 'nothing but quoted text, signature or notice' },
    ],
  ])('%s', (_name, text, expected) => {
    expect(cleanDocument(mail(text))).toEqual(expected);
  });

  test('another language only where languages were named', () => {
    const german = mail('Hallo Bo, die Ventile sind heute morgen angekommen und ich habe sie alle geprüft.');

    expect(cleanDocument(german, { languages: ['eng'] })).toEqual({
      kind: 'dropped',
      reason: 'other-language',
      detail: 'deu, not eng',
    });
    expect(cleanDocument(german)).toMatchObject({ kind: 'kept', language: 'deu' });
  });

  test('a language without statistics is kept under its name', () => {
    expect(cleanDocument(mail('สวัสดีครับ วาล์วมาถึงเช้านี้แล้ว ทั้งหมดสิบสองตัว ขอบคุณมากครับ'))).toMatchObject({
      kind: 'kept',
      language: 'tha',
    });
  });
});

test('a whole mail comes out as it was written, personal data masked, with its facts', () => {
  const text =
    'Hi Bo,\r\n\r\nit’s done – call 020 7946 0000 or see www.engines.example…\u00a0\r\n\r\n\r\n\r\nCheers\r\nAda\r\n';

  expect(cleanDocument(mail(text))).toEqual({
    kind: 'kept',
    text: 'Hi Bo,\n\nit’s done – call [PHONE] or see [URL]…\n\nCheers\nAda',
    words: 11,
    language: 'und',
    masked: { email: 0, phone: 1, url: 1, number: 0, address: 0, handle: 0, birth: 0 },
    signature: 'Ada',
  });
});

describe('whatever the text', () => {
  // Pieces that rules look for, shuffled: harder on them than letters at random.
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      '\n',
      '\n\n',
      '> ',
      '-- ',
      '--',
      'On 3 May 2021 Bo wrote:',
      'wrote:',
      'From: Bo',
      'To: Ada',
      'Subject: x',
      'Sent: 1',
      '-----Original Message-----',
      'Best,',
      'Ada',
      'Thanks, Ada',
    ),
    fc.constantFrom(
      'Tel: 020 7946 0000',
      '555-1234',
      '1234567',
      '+49 30 123456',
      'a@b.co',
      'www.x.de',
      '5 Main Street',
      '[PHONE]',
      'Sent from my iPhone',
      '_____',
      'confidential intended recipient unauthorized',
      'PS: yes',
      ' ',
      '\t',
      'e\u0301',
    ),
  );
  const hostile = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

  test('cleaning never fails, and cleaning what is clean changes nothing', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('email', 'post'), (text, register) => {
        const once = cleanDocument({ text, register, authorName: 'Ada Lovelace' }, { minimumWords: 0 });
        if (once.kind === 'dropped') return;

        expect(
          cleanDocument({ text: once.text, register, authorName: 'Ada Lovelace' }, { minimumWords: 0 }),
        ).toMatchObject({ kind: 'kept', text: once.text });
      }),
      { numRuns: 1500, seed: 7 },
    );
  });

  test.each([
    ['spaces', ' '],
    ['tabs before line ends', '\t\t\t\t\t\t\t\t\n'],
    ['marks of quotation', '> '],
    ['dashes', '-'],
    ['rules', '-- \n'],
    ['digits', '1'],
    ['digits and spaces', '12 '],
    ['names in a row', 'Aa '],
    ['brackets', '[('],
    ['announcements', 'On 3 May 2021 Bo\n'],
    ['labels', 'From: Bo\nx\n'],
    ['closings', 'Best,\n'],
    ['notices', 'confidential intended recipient\n\n'],
  ])('a megabyte of %s takes no more than its length', (_name, unit) => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
    const started = performance.now();

    cleanDocument({ text: `x${text}x`, register: 'email', authorName: 'Ada Lovelace' });

    expect(performance.now() - started).toBeLessThan(3000);
  });
});
