import type { SeededRandom } from '../../src/core/numerics/index.ts';

export interface TextToDecorate {
  readonly text: string;
  readonly person: { readonly name: string; readonly address: string };
}

const quoted =
  'Did the valves arrive in the end? I need to know before the meeting on Thursday.\n\nAnd please bring the drawing of the flange.';

const quotes: readonly ((name: string) => string)[] = [
  () => `On Mon, May 3, 2021 at 10:12 AM Zoe Anvil <zoe@anvils.example> wrote:\n\n${marked(quoted)}`,
  () => `On 3 May 2021, at 10:12, Zoe Anvil\n<zoe@anvils.example> wrote:\n\n${quoted}`,
  () => `Am 03.05.2021 um 10:12 schrieb Zoe Anvil <zoe@anvils.example>:\n${marked(quoted)}`,
  () => `Le lun. 3 mai 2021 à 10:12, Zoe Anvil <zoe@anvils.example> a écrit :\n\n${marked(quoted)}`,
  () => `El lun, 3 may 2021 a las 10:12, Zoe Anvil (<zoe@anvils.example>) escribió:\n\n${marked(quoted)}`,
  (name) =>
    `-----Original Message-----\nFrom: Zoe Anvil [mailto:zoe@anvils.example]\nSent: Monday, May 03, 2021 10:12 AM\nTo: ${name}\nSubject: Valves\n\n${quoted}`,
  (name) =>
    `________________________________\nFrom: Zoe Anvil <zoe@anvils.example>\nSent: Monday, May 3, 2021 10:12:00 AM\nTo: ${name}\nSubject: Valves\n\n${quoted}`,
  () =>
    `Begin forwarded message:\n\nFrom: Zoe Anvil <zoe@anvils.example>\nSubject: Valves\nDate: 3 May 2021 at 10:12:00 GMT\n\n${quoted}`,
  (name) => `Von: Zoe Anvil\nGesendet: Montag, 3. Mai 2021 10:12\nAn: ${name}\nBetreff: Ventile\n\n${quoted}`,
];

const notices: readonly string[] = [
  'This e-mail and any files transmitted with it are confidential and intended solely for the use of the individual to whom they are addressed. If you have received this e-mail in error please notify the sender.',
  'CONFIDENTIALITY NOTICE: The information in this message is for the addressee only.\n\nAny other use of it is prohibited.',
  'Diese E-Mail enthält vertrauliche und/oder rechtlich geschützte Informationen. Wenn Sie nicht der richtige Adressat sind, informieren Sie bitte sofort den Absender und vernichten Sie diese Mail.',
];

const devices: readonly string[] = [
  'Sent from my iPhone',
  'Get Outlook for iOS',
  'Von meinem iPhone gesendet',
  'Sent from my BlackBerry Wireless Handheld',
  'Envoyé de mon iPhone',
];

/** Adds below a text what mail programs, firms and phones add. */
export function decorate(random: SeededRandom, { text, person }: TextToDecorate): string {
  const parts = [text];
  const pick = <T>(items: readonly T[]): T | undefined => items[random.integer(items.length)];
  const chance = random.next();
  if (chance < 0.25)
    parts.push(
      `-- \n${person.name}\nEngines Ltd, Mill Lane\nTel: +44 20 7946 0${String(100 + random.integer(899))}\n${person.address}`,
    );
  else if (chance < 0.35) parts.push(pick(devices) ?? '');
  if (random.next() < 0.2) parts.push(pick(notices) ?? '');
  if (random.next() < 0.5) parts.push(pick(quotes)?.(person.name) ?? '');
  return parts.join('\n\n');
}

function marked(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}
