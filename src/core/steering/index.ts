export { type FormBias, type SteeringAim, steerTowards } from './steer-towards.ts';
