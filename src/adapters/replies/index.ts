export { openReplyFolder } from './open-reply-folder.ts';
export { openResultFolder } from './open-result-folder.ts';
