import type { DatasetFiles } from '../../ports/dataset-files.ts';

export interface ReadFile {
  readonly name: string;
  readonly sha256: string;
}

/** The same files; told of each whose hash is taken, which is each that is read, before anything is made of it. What `onRead` throws ends the reading. */
export function watchedFiles(files: DatasetFiles, onRead: (file: ReadFile) => Promise<void>): DatasetFiles {
  return {
    ...files,
    hash: async (path) => {
      const sha256 = await files.hash(path);
      await onRead({ name: files.nameOf(path), sha256 });
      return sha256;
    },
    speeches: async () => {
      const collection = await files.speeches();
      if (collection !== null) await onRead(collection);
      return collection;
    },
  };
}
