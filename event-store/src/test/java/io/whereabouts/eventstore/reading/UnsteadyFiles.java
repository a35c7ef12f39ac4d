package io.whereabouts.eventstore.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicInteger;

/// Every second time that a data file is opened, the connection breaks in its midst.
record UnsteadyFiles(ExportFiles files, AtomicInteger opened) implements ExportFiles {
    private static final int PIECE = 256;
    private static final int PIECES = 8;

    @Override
    public InputStream open(String path) throws IOException {
        var content = files.open(path);
        return path.startsWith("data/") && opened.incrementAndGet() % 2 == 0 ? new Breaking(content) : content;
    }

    private static final class Breaking extends FilterInputStream {
        private int left = PIECES;

        Breaking(InputStream content) {
            super(content);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left-- == 0) {
                throw new SocketException("Connection reset");
            }
            return super.read(buffer, offset, Math.min(length, PIECE));
        }
    }
}
