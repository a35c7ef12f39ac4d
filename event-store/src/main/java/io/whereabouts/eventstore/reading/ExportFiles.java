package io.whereabouts.eventstore.reading;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The files of one export, wherever they lie: `manifest-summary.json` and what it names. `toString` says where.
public interface ExportFiles {
    /// @param path from the folder that holds `manifest-summary.json`, such as `data/x.json.gz`; in an incremental
    ///             export `../data/x.json.gz`
    /// @throws FileNotFoundException if there is none
    InputStream open(String path) throws IOException;

    /// A copy on this machine, as `aws s3 cp --recursive` makes it.
    ///
    /// @param folder that holds `manifest-summary.json`
    static ExportFiles in(Path folder) {
        return new ExportFiles() {
            @Override
            public InputStream open(String path) throws IOException {
                try {
                    return Files.newInputStream(folder.resolve(path));
                } catch (NoSuchFileException e) {
                    throw (IOException) new FileNotFoundException(e.getMessage()).initCause(e);
                }
            }

            @Override
            public String toString() {
                return folder.toString();
            }
        };
    }
}
