export { openContrastSource } from './open-contrast-source.ts';
