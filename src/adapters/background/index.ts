export { openBackground } from './open-background.ts';
export { openDefaultVoices } from './open-default-voices.ts';
