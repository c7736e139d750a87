import type { Mask } from './mask-personal-data.ts';

// `[` and `]` count as part of a number's surroundings, so that what stands beside a token is judged the same before and after masking.
const before = String.raw`(?<![\w.,:/\]+-])`;
const after = String.raw`(?![\w[]|[.,:/-]\d)`;

const iban = new RegExp(String.raw`${before}[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?${after}`, 'g');
const card = new RegExp(String.raw`${before}\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}${after}`, 'g');
const socialSecurity = new RegExp(String.raw`${before}\d{3}([ -])\d{2}\1\d{4}${after}`, 'g');
const international = /(?<![\w\]])(?:\+|00(?=[1-9]))\d(?:[ ./()-]{0,3}\d){6,14}(?![\w[])/g;
const northAmerican = new RegExp(
  String.raw`${before}(?:1[-. ]{1,2})?(?:\(\d{3}\)[-. ]{0,2}|\d{3}[-./ ]{1,2})\d{3}[-. ]{1,2}\d{4}${after}`,
  'g',
);
const local = new RegExp(String.raw`${before}\d{3}-\d{4}${after}`, 'g');
const national = new RegExp(String.raw`${before}\(?0\d{1,4}\)?(?:[ /.-]{1,3}\d{2,8}){1,5}${after}`, 'g');
const longRun = /\d{7,}/g;
const date = /^\(?\d{1,4}\)?([ ./-])\d{1,2}\1\d{1,4}$/;

/** Masks phone numbers, IBANs, card numbers and runs of seven or more digits. Dates, times, years and amounts stay. */
export function maskNumbers(text: string, mask: Mask): string {
  if (!/\d[\d ./()-]{3}/.test(text)) return text;
  const phone = () => mask('phone');
  const number = () => mask('number');
  return text
    .replace(iban, (found) => (countDigits(found) >= 10 ? mask('number') : found))
    .replace(card, number)
    .replace(international, phone)
    .replace(northAmerican, phone)
    .replace(national, (found) => (countDigits(found) >= 7 && !isDate(found) ? mask('phone') : found))
    .replace(socialSecurity, number)
    .replace(local, phone)
    .replace(longRun, number);
}

function countDigits(text: string): number {
  return text.replace(/\D+/g, '').length;
}

function isDate(found: string): boolean {
  if (!date.test(found)) return false;
  const [first = 0, second = 0, third = 0] = (found.match(/\d+/g) ?? []).map(Number);
  return (first <= 31 && second <= 12) || (first <= 12 && second <= 31) || (second <= 12 && third <= 31);
}
