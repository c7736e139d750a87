import { levelColours, lineColours } from './line-styles.ts';

/** Colours of the lines of a curve, as custom properties. */
export function lineColourRules(scheme: 'light' | 'dark'): string {
  return [
    ...lineColours.map((colour, at) => `--line-${at}: ${colour[scheme]};`),
    ...levelColours.map((colour, at) => `--level-${at}: ${colour[scheme]};`),
  ].join(' ');
}

/** How curves are drawn, wherever they stand. */
export const curveRules = `svg .grid { stroke: var(--rule); }
svg .stroke { fill: none; stroke-width: 2; }
svg .mark { stroke-width: 1.5; }
${[...lineColours.map((_, at) => `line-${at}`), ...levelColours.map((_, at) => `level-${at}`)]
  .map(
    (line) =>
      `.${line} .stroke, .${line} .range { stroke: var(--${line}); } .${line} .mark { fill: var(--${line}); stroke: var(--${line}); }`,
  )
  .join('\n')}
.dashed .mark { fill: var(--ground); }
.dashed .stroke { stroke-dasharray: 7 4; }
.dotted .stroke { stroke-dasharray: 2 4; }
.dash-dotted .stroke { stroke-dasharray: 9 3 2 3; }
[class*="level-"] .stroke { stroke-width: 1.5; }`;

/** Style of the HTML report. Text keeps a contrast of 4.5 : 1 and lines 3 : 1 in both schemes; paper gets the light one. */
export const reportStyles = `
:root { color-scheme: light dark; --ground: #fff; --panel: #f5f5f7; --ink: #1a1a1f; --faint: #5b5b66; --rule: #d4d4dc;
  --above: #1c5cb8; --below: #a3440a; --open: #63636e; --warn: #fff6df; --warn-edge: #b98a00;
  ${lineColourRules('light')} }
@media (prefers-color-scheme: dark) { :root { --ground: #131316; --panel: #1d1d22; --ink: #ececf1; --faint: #a9a9b5; --rule: #3a3a44;
  --above: #82b4ff; --below: #ffad70; --open: #a4a4b0; --warn: #2b2410; --warn-edge: #d0a21c;
  ${lineColourRules('dark')} } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
main, header, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .4rem; }
h2 { font-size: 1.3rem; margin: 2.6rem 0 .6rem; padding-top: .6rem; border-top: 1px solid var(--rule); }
h3 { font-size: 1.05rem; margin: 1.6rem 0 .4rem; }
p, ul, ol, .prose { max-width: 68ch; overflow-wrap: anywhere; }
.lead { font-size: 1.1rem; margin: 0 0 .8rem; }
.facts { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; margin: 0; padding: 0; list-style: none; color: var(--faint); max-width: none; }
.facts strong { color: var(--ink); font-weight: 600; }
nav ul { max-width: none; display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; padding: 0; list-style: none; font-size: .92rem; }
a { color: var(--above); }
a:focus-visible, summary:focus-visible, button:focus-visible, .scrolled:focus-visible { outline: 2px solid var(--above); outline-offset: 2px; }
.cautions { background: var(--warn); border-left: 4px solid var(--warn-edge); padding: .7rem 1rem; margin: 1.2rem 0; max-width: none; }
.cautions h2 { border: 0; margin: 0 0 .2rem; padding: 0; font-size: 1rem; }
.cautions ul { margin: 0; padding-left: 1.1rem; }
.findings { list-style: none; padding: 0; }
.findings li { padding: .35rem 0 .35rem 1.7rem; position: relative; }
.findings li::before { position: absolute; left: 0; font-weight: 700; }
.findings .above::before { content: "▲"; color: var(--above); }
.findings .below::before { content: "▼"; color: var(--below); }
.findings .open::before { content: "–"; color: var(--open); }
.findings .same::before { content: "="; color: var(--open); }
.holm, .note { color: var(--faint); font-size: .92em; }
.scrolled { overflow-x: auto; margin: .8rem 0; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--faint); padding: 0 0 .5rem; max-width: min(68ch, calc(100vw - 2.5rem)); position: sticky; left: 0; }
th, td { text-align: left; vertical-align: top; padding: .38rem .7rem; border-bottom: 1px solid var(--rule); overflow-wrap: break-word; }
thead th { font-weight: 600; border-bottom: 2px solid var(--rule); vertical-align: bottom; }
tbody th { font-weight: 600; }
td:last-child:not(.number):not([role]) { min-width: 14rem; }
td.number { text-align: right; white-space: nowrap; }
.figures td.number { min-width: 6.4rem; }
.figures thead th { white-space: nowrap; text-align: right; }
.figures thead th:first-child { text-align: left; }
.figures thead span, .figures .range, .figures .n { display: block; }
.figures .better, .figures .range, .figures .n { font-weight: 400; font-size: .82em; color: var(--faint); }
.figures th:first-child { position: sticky; left: 0; background: var(--ground); z-index: 1; max-width: 16rem; }
.figures tbody th { min-width: 12rem; }
.figures tr.placebo th, .figures tr.reference th { font-weight: 400; }
.figures tr.reference td, .figures tr.reference th { background: var(--panel); }
.none { color: var(--faint); font-style: italic; }
.sort { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: inherit; text-decoration: underline dotted; text-underline-offset: 3px; }
.forest { width: 100%; max-width: 58rem; margin: .8rem 0; }
.forest td, .forest th { vertical-align: middle; }
.forest thead th { vertical-align: bottom; }
.forest .picture { width: 16rem; }
.forest .figure, .forest .count { white-space: nowrap; }
.forest .measure { font-weight: 400; color: var(--faint); }
figure { margin: 0; }
svg { display: block; }
svg.interval { width: 100%; min-width: 11rem; max-width: 20rem; }
svg text { fill: var(--faint); font-size: 12px; font-weight: 400; }
svg .null { stroke: var(--faint); stroke-dasharray: 3 3; }
svg .range { stroke: var(--open); stroke-width: 2; fill: none; }
svg .mean { fill: var(--open); }
svg.above .range { stroke: var(--above); } svg.above .mean { fill: var(--above); }
svg.below .range { stroke: var(--below); } svg.below .mean { fill: var(--below); }
svg.curve { width: 100%; min-width: 34rem; max-width: 46rem; }
${curveRules}
svg.sample { display: inline-block; width: 34px; height: 14px; vertical-align: -1px; margin-right: .4rem; }
figcaption p { color: var(--faint); font-size: .92rem; margin: .2rem 0; }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; max-width: none; font-size: .92rem; }
details { margin: .8rem 0; }
summary { cursor: pointer; font-weight: 600; }
.told { background: var(--panel); padding: .7rem 1rem; max-width: none; }
.told h4 { margin: 0; } .told ul { margin: .3rem 0 0; }
.texts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); gap: 1rem; margin: 1rem 0; }
.texts article { border: 1px solid var(--rule); padding: .8rem 1rem; break-inside: avoid; }
.texts h4 { margin: 0 0 .4rem; overflow-wrap: anywhere; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 .6rem; unicode-bidi: isolate; }
.texts dl { display: grid; grid-template-columns: 1fr auto; gap: 0 .8rem; margin: 0; font-size: .85rem; color: var(--faint); }
.texts dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
.record { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.2rem; font-size: .92rem; }
.record dt { font-weight: 600; } .record dd { margin: 0; overflow-wrap: anywhere; } .record dd > span { display: block; }
pre { background: var(--panel); padding: .8rem 1rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .9rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
footer { color: var(--faint); font-size: .9rem; padding-top: 2rem; padding-bottom: 2rem; }
@media (max-width: 40rem) {
  body { font-size: 15px; } h1 { font-size: 1.5rem; }
  .figures th:first-child { max-width: 8.5rem; min-width: 0; }
  .forest, .forest tbody { display: block; } .forest thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .forest caption { display: block; }
  .forest tr { display: grid; grid-template-columns: auto auto 1fr; padding: .4rem 0; border-bottom: 1px solid var(--rule); }
  .forest tbody th, .forest .picture { grid-column: 1 / -1; width: auto; } .forest tbody th, .forest tbody td { border: 0; padding: .1rem .8rem .1rem 0; }
  .forest .count::before { content: attr(data-label) " "; color: var(--faint); }
  .record { grid-template-columns: 1fr; } .record dd { margin: 0 0 .5rem; }
}
@media print {
  :root { color-scheme: light; --ground: #fff; --panel: #f5f5f7; --ink: #000; --faint: #444; --rule: #bbb; --above: #1c5cb8; --below: #a3440a; --open: #555;
    --warn: #fff6df; --warn-edge: #b98a00; ${lineColourRules('light')} }
  body { font-size: 10pt; } nav, .sort { text-decoration: none; } nav { display: none; }
  .scrolled { overflow: visible; } table { font-size: 8pt; } th, td { padding: .2rem .35rem; } .figures td.number, .figures tbody th { min-width: 0; white-space: normal; }
  .figures thead th { white-space: normal; }
  h2, h3 { break-after: avoid; } tr { break-inside: avoid; } details::details-content { content-visibility: visible; height: auto; }
}
`;
