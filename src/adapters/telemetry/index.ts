export { openTracer } from './open-tracer.ts';
