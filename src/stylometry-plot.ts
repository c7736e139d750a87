export { drawDendrogram } from './core/stylometry/plot/dendrogram.ts';
export type { PlotInput, PlottedText } from './core/stylometry/plot/plotted-text.ts';
export { drawScatter } from './core/stylometry/plot/scatter.ts';
