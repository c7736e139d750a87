export { openDocumentReader, type ReaderSources } from './read-documents.ts';
