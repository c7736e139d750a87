import type { Mask } from './mask-personal-data.ts';

const name = String.raw`\p{Lu}[\p{L}\p{N}.'’-]{0,24}`;
const place = String.raw`(?:,? \p{Lu}[\p{L}.'’-]{1,24}(?: \p{Lu}[\p{L}.'’-]{1,24})?)?`;

// Only shapes that are hardly ever anything else: a house number and a word for a street beside a name.
const english = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,:$€£/\]-])\d{1,5}[a-zA-Z]?,? (?:(?:${name}|\d{1,3}(?:st|nd|rd|th)) ){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Square|Sq|Parkway|Pkwy|Highway|Hwy|Terrace|Crescent|Way)(?![\p{L}\p{N}[])\.?(?:,? (?:Suite|Ste\.?|Apt\.?|Unit|Floor|#) ?[\p{L}\p{N}-]{1,6})?(?:${place},? [A-Z]{2} \d{5}(?:-\d{4})?(?![\p{N}[]))?`,
  'gu',
);
const postBox = /(?<![\p{L}\p{N}\]])P\.? ?O\.? ?Box \d{1,6}(?![\p{N}[])/gu;
const german = new RegExp(
  String.raw`(?<![\p{L}\p{N}\]])(?:\p{Lu}[\p{L}-]{1,30}(?:straße|strasse|str\.|weg|platz|allee|gasse|ufer|damm)|(?:${name} ){1,2}(?:Straße|Strasse|Str\.|Weg|Platz|Allee|Gasse|Ufer|Damm)) \d{1,4} ?[a-z]?(?![\p{L}\p{N}[])(?:, ?\d{5} \p{Lu}[\p{L}-]{1,30})?`,
  'gu',
);
const french = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,:/\]-])\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|boulevard|chemin|allée|impasse|quai)(?: (?:de|du|des|la|le|les|d’|l’|d'|l'))* ?${name}(?: ${name}){0,3}(?:,? \d{5} ${name})?`,
  'gu',
);
const spanish = new RegExp(
  String.raw`(?<![\p{L}\p{N}\]])(?:Calle|C/|Avenida|Avda\.|Plaza|Paseo)(?: (?:de|del|la|las|los|el))* ${name}(?: (?:de |del )?${name}){0,3},? (?:n[º°.] ?|núm\. ?)?\d{1,4}(?![\p{N}[])(?:,? \d{5} ${name})?`,
  'gu',
);

/** Masks street addresses where their shape leaves little doubt (English, German, French, Spanish); a town or street alone stays. */
export function maskAddresses(text: string, mask: Mask): string {
  const address = () => mask('address');
  return text
    .replace(english, address)
    .replace(postBox, address)
    .replace(german, address)
    .replace(french, address)
    .replace(spanish, address);
}
