export { openDatasetFiles } from './open-dataset-files.ts';
