export { type PostEditAim, postEdit } from './post-edit.ts';
