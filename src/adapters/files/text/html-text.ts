import { compile } from 'html-to-text';

const longestHtml = 4_000_000;

const toText = compile({
  wordwrap: false,
  limits: { maxInputLength: longestHtml, maxDepth: 200, ellipsis: '' },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'blockquote', format: 'blockquote', options: { trimEmptyLines: false } },
    { selector: 'pre', format: 'skip' },
    { selector: 'style', format: 'skip' },
    { selector: 'script', format: 'skip' },
    { selector: 'title', format: 'skip' },
    { selector: 'hr', format: 'horizontalLine', options: { length: 5 } },
    { selector: '.moz-signature', format: 'skip' },
    { selector: '.gmail_signature', format: 'skip' },
    { selector: '.gmail_signature_prefix', format: 'skip' },
    { selector: '#Signature', format: 'skip' },
    { selector: 'p', options: { leadingLineBreaks: 1, trailingLineBreaks: 2 } },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

/** The text of an HTML page or mail: quotations marked `> `, links by their words, signatures and pictures left out. */
export function htmlText(html: string): string {
  return toText(html);
}
