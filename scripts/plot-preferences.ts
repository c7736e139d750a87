// Pictures of the preference guides. `node scripts/plot-preferences.ts` draws the simulations (LoRe, seeds 0 to 2); with the report.json of `hyperalign evaluate
// planted-tastes` it draws that run.
import { readFileSync, writeFileSync } from 'node:fs';
import { meanFigures, runLore } from '../bench/lore-run.ts';
import { type LoreSetting, loreSettings } from '../bench/lore-settings.ts';
import { type Curve, evaluationReportSchema } from '../src/contracts/evaluation-report.ts';
import { curvePicture } from './plots/curve-picture.ts';

const shots = [1, 3, 5, 9, 20];
const people = 200;
const seeds = [0, 1, 2];

const pictures = [
  { setting: 'main', file: 'preference-main.svg', title: 'Unseen people, choices without noise (seeds 0 to 2)' },
  { setting: 'noisy', file: 'preference-noisy.svg', title: 'Unseen people, noisy choices (seeds 0 to 2)' },
] as const satisfies readonly { readonly setting: LoreSetting; readonly file: string; readonly title: string }[];

/** What a line is called, and the figure that it shows at so many comparisons. */
const lines: readonly (readonly [string, (shots: number) => string])[] = [
  ['LoRe, mixture over seen people (default)', (k) => `lore10_floor_${k}`],
  ['LoRe, gradient as published', (k) => `lore10_grad_${k}`],
  ['each person alone', (k) => `alone_unseen_${k}`],
  ['everybody together', () => 'bt_unseen'],
];

function curveOf(setting: LoreSetting): Curve {
  const figures = meanFigures(
    seeds.map((seed) => runLore({ seed, population: loreSettings[setting], ranks: [10], shots, controlShots: 9 })),
  );
  const pointOf = (name: string, x: number) => ({
    ...{
      x,
      mean: percent(figures[name]),
      low: percent(figures[`${name}_low`]),
      high: percent(figures[`${name}_high`]),
    },
    ...{ n: people, texts: people * 200, unscored: 0, interval: 'student' as const },
  });
  return {
    ...{ name: `accuracy, ${setting}`, x: 'own comparisons', y: 'accuracy' },
    lines: lines.map(([name, figureAt]) => ({ name, points: shots.map((k) => pointOf(figureAt(k), k)) })),
  };
}

function percent(value: number | undefined): number | null {
  return value === undefined ? null : value / 100;
}

/** Of a run: one personal reward and its placebo beside everybody's pick and the oracle. */
function tasteCurve(path: string): Curve {
  const report = evaluationReportSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const curve = report.curves.find(({ name }) => name === 'accuracy by comparisons');
  if (curve === undefined) throw new Error(`${path} holds no curve "accuracy by comparisons".`);
  const shown = /reward:(lore|np)(:placebo)?$|reward:pooled$|^oracle$/;
  return { ...curve, lines: curve.lines.filter(({ name }) => shown.test(name)) };
}

function save(file: string, curve: Curve, title: string): void {
  writeFileSync(new URL(`../docs/guides/${file}`, import.meta.url), curvePicture(curve, title));
  console.log(`docs/guides/${file}`);
}

const [report] = process.argv.slice(2);
if (report === undefined) for (const { setting, file, title } of pictures) save(file, curveOf(setting), title);
else save('planted-tastes.svg', tasteCurve(report), 'Planted tastes, candidates of a small model');
