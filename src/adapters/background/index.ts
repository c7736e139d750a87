export { openBackground } from './open-background.ts';
