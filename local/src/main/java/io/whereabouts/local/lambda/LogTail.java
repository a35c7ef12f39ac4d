package io.whereabouts.local.lambda;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What was added to a log since now.
final class LogTail {
    private static final int MOST = 64 * 1024;

    private final Path log;
    private final long begin;

    LogTail(Path log) {
        this.log = log;
        this.begin = size(log);
    }

    String lastLines(int count) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(begin, file.length() - MOST));
            var bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        } catch (IOException e) {
            return "(its log cannot be read: " + e.getMessage() + ")";
        }
    }

    private static long size(Path log) {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
