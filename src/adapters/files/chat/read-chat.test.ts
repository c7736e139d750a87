import { describe, expect, test } from 'vitest';
import { readAll } from '../../../../test/fixtures/mail/read-all.ts';

const days = async (files: Parameters<typeof readAll>[0], options: Parameters<typeof readAll>[1]) =>
  (await readAll(files, options)).documents.map(({ source, writtenAt, text }) => [source.unit, writtenAt, text]);

describe('WhatsApp', () => {
  const android = [
    '03/05/2021, 09:41 - Messages and calls are end-to-end encrypted.',
    '03/05/2021, 09:41 - Ada Lovelace: morning! valves are here',
    'all twelve of them',
    '03/05/2021, 09:42 - Bo: great',
    '03/05/2021, 09:43 - Ada Lovelace: <Media omitted>',
    '03/05/2021, 09:44 - Ada Lovelace: look: shiny',
    '13/05/2021, 21:00 - Ada Lovelace: home at last',
    '13/05/2021, 21:01 - Ada Lovelace: This message was deleted',
  ].join('\n');
  const iphone = [
    '[5/3/21, 9:41:09 AM] Ada Lovelace: ‎Messages and calls are end-to-end encrypted.',
    '[5/3/21, 9:41:09\u202fAM] Ada Lovelace: morning! valves are here',
    'all twelve of them',
    '[5/3/21, 9:42:00 AM] Bo: great',
    '‎[5/3/21, 9:43:10 AM] Ada Lovelace: ‎image omitted',
    '[5/3/21, 9:44:00 AM] Ada Lovelace: look: shiny ‎<This message was edited>',
    '[5/13/21, 9:00:00 PM] Ada Lovelace: home at last',
  ].join('\r\n');
  const german = [
    '03.05.21, 09:41 - Ada Lovelace: morning! valves are here',
    'all twelve of them',
    '03.05.21, 09:42 - Bo: <Medien ausgeschlossen>',
    '03.05.21, 09:44 - Ada Lovelace: look: shiny',
    '13.05.21, 21:00 - Ada Lovelace: home at last',
  ].join('\n');

  test.each([
    ['Android', android],
    ['German Android', german],
    ['iPhone', iphone.split('\r\n').slice(1).join('\r\n')],
  ])('%s: the own messages of a day are one text', async (_name, content) => {
    const [first, second, ...rest] = await days({ 'WhatsApp Chat with Bo.txt': content }, { me: ['Ada Lovelace'] });

    expect(rest).toEqual([]);
    expect(first).toEqual([
      'WhatsApp Chat with Bo.txt 2021-05-03',
      expect.stringMatching(/^2021-05-03T09:41/),
      'morning! valves are here\nall twelve of them\nlook: shiny',
    ]);
    expect(second).toEqual(['WhatsApp Chat with Bo.txt 2021-05-13', '2021-05-13T21:00:00.000Z', 'home at last']);
  });

  test('several people and nobody named is an error that names them', async () => {
    await expect(readAll({ 'c.txt': android })).rejects.toMatchObject({
      code: 'invalid_input',
      message:
        'These texts are by several people: Ada Lovelace (3), Bo (1). Say which of them is the person with --me, for example --me "Ada Lovelace".',
    });
  });

  test('a name that is not there is an error that names those who are', async () => {
    await expect(readAll({ 'c.txt': android }, { me: ['Adah'] })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('None of the 4 texts is by Adah. They are by Ada Lovelace (3), Bo (1).'),
    });
  });
});

describe('Slack', () => {
  const users = JSON.stringify([
    {
      id: 'U1',
      name: 'ada',
      profile: { real_name: 'Ada Lovelace', display_name: 'ada', email: 'ada@engines.example' },
    },
    { id: 'U2', name: 'bo', profile: { real_name: 'Bo' } },
  ]);
  const day = JSON.stringify([
    { type: 'message', subtype: 'channel_join', user: 'U1', text: '<@U1> has joined', ts: '1620034800.1' },
    { type: 'message', user: 'U1', text: 'hey <@U2>, see <https://x.example|this> &amp; that', ts: '1620034860.1' },
    { type: 'message', user: 'U2', text: 'ok', ts: '1620034870.1' },
    { type: 'message', user: 'U1', text: 'like so ```x = 1``` fine?', ts: '1620034880.1' },
    { type: 'message', bot_id: 'B1', user: 'U1', text: 'beep', ts: '1620034890.1' },
  ]);

  test.each([['ada@engines.example'], ['Ada Lovelace'], ['U1']])('messages by %s', async (me) => {
    expect(
      await days(
        { 's/users.json': users, 's/channels.json': '[]', 's/general/2021-05-03.json': day },
        { paths: ['s'], me: [me] },
      ),
    ).toEqual([
      [
        'general/2021-05-03.json 2021-05-03',
        '2021-05-03T09:41:00.100Z',
        'hey @Bo, see https://x.example & that\nlike so   fine?',
      ],
    ]);
  });
});

describe('Discord', () => {
  const message = (content: string, extra: object = {}) => ({
    id: '1',
    type: 'Default',
    timestamp: '2021-05-03T23:30:00.000+02:00',
    content,
    author: { id: '7', name: 'ada', nickname: 'Ada L', isBot: false },
    ...extra,
  });
  const exported = JSON.stringify({
    guild: { name: 'g' },
    channel: { name: 'c' },
    messages: [
      message('evening all'),
      message('joined', { type: 'GuildMemberJoin' }),
      message('other', { author: { id: '8', name: 'bo' } }),
      message('so it is', { type: 'Reply' }),
    ],
  });

  test.each([['ada'], ['Ada L'], ['7']])('messages by %s', async (me) => {
    expect(await days({ 'c.json': exported }, { me: [me] })).toEqual([
      ['c.json 2021-05-03', '2021-05-03T21:30:00.000Z', 'evening all\nso it is'],
    ]);
  });
});

test.each([
  ['no JSON', '{"messages": [', 'no valid JSON'],
  [
    'another shape',
    '{"a": 1}',
    'JSON of an unknown shape: Slack and Discord exports and lists of objects with a text column are read',
  ],
])('%s is passed over', async (_name, content, detail) => {
  expect((await readAll({ 'a.json': content })).skipped).toEqual([
    { kind: 'skipped', label: 'a.json', reason: 'unreadable', detail },
  ]);
});
