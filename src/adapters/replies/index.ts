export { openReplyFolder } from './open-reply-folder.ts';
