import type { Curve } from '../../src/contracts/evaluation-report.ts';
import { drawCurve, lineSample } from '../../src/evaluation/report/curve-plot.ts';
import { lineStyles } from '../../src/evaluation/report/line-styles.ts';
import { element } from '../../src/evaluation/report/markup.ts';
import { curveRules, lineColourRules } from '../../src/evaluation/report/styles.ts';

const size = { width: 680, curve: 340, title: 40, row: 22 } as const;

/** A curve of a report as a picture that stands alone, with its title and legend: on white, for pages whose colours are not known. */
export function curvePicture(curve: Curve, title: string): string {
  const rows = Math.ceil(curve.lines.length / 2);
  const height = size.title + size.curve + rows * size.row + 16;
  const style = `svg { ${lineColourRules('light')} --ground: #ffffff; --faint: #5b5b66; --rule: #d4d4dc; --open: #63636e; }
text { fill: #1a1a1f; font: 13px system-ui, Helvetica, Arial, sans-serif; } .title { font-size: 16px; font-weight: 600; }
svg .range { stroke-width: 2; fill: none; }
${curveRules}`;
  const styles = lineStyles(curve.lines);
  const legend = styles.map((style, index) => {
    const name = curve.lines[index]?.name ?? '';
    const [x, y] = [30 + (index % 2) * 320, size.title + size.curve + 10 + Math.floor(index / 2) * size.row];
    return [
      element('svg', { x, y, width: 34, height: 14, 'aria-hidden': 'true' }, lineSample(style)),
      element('text', { x: x + 42, y: y + 11 }, name),
    ];
  });
  return `${
    element(
      'svg',
      {
        ...{ xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${size.width} ${height}`, role: 'img' },
        ...{ width: size.width, height, 'aria-label': title },
      },
      element('style', {}, style),
      element('rect', { width: size.width, height, fill: '#ffffff' }),
      element('text', { x: 20, y: 26, class: 'title' }, title),
      element('svg', { x: 20, y: size.title, width: 640, height: size.curve, 'aria-hidden': 'true' }, drawCurve(curve)),
      legend,
    ).html
  }\n`;
}
