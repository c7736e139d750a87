import type { Measure, MeasureSetting, OpenMeasure } from './measure.ts';

/** The same measure, fitted at the first opening with a setting and kept for the next. */
export function openedOnce(measure: Measure): Measure {
  const opened = new WeakMap<MeasureSetting, Promise<OpenMeasure>>();
  return {
    ...measure,
    open: (setting) => {
      const opening = opened.get(setting) ?? measure.open(setting);
      opened.set(setting, opening);
      return opening;
    },
  };
}
