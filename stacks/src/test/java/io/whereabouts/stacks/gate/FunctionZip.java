package io.whereabouts.stacks.gate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// What is in a function's zip.
///
/// @param unpackedBytes of its files; jars stay jars
/// @param librariesFor native ones, also those within jars, by path
record FunctionZip(long bytes, long unpackedBytes, Map<String, Machine> librariesFor) {
    /// The processor in an ELF header (System V ABI, `e_machine`).
    enum Machine {
        ARM_64,
        X86_64,
        ANOTHER
    }

    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
    private static final int MACHINE_AT = 18;
    private static final int X86_64 = 0x3e;
    private static final int ARM_64 = 0xb7;

    static FunctionZip read(Path file) {
        try (var stream = Files.newInputStream(file)) {
            var libraries = new TreeMap<String, Machine>();
            return new FunctionZip(Files.size(file), read(stream, "", libraries), libraries);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is no zip", e);
        }
    }

    private static long read(InputStream stream, String path, Map<String, Machine> libraries) throws IOException {
        var bytes = 0L;
        try (var zip = new ZipInputStream(stream)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var content = zip.readAllBytes();
                var name = path + entry.getName();
                bytes += content.length;
                if (name.endsWith(".jar")) {
                    read(new ByteArrayInputStream(content), name + "!/", libraries);
                } else if (name.matches(".*\\.(so|dll|dylib|jnilib)([.0-9]*)")) {
                    libraries.put(name, machine(content));
                }
            }
        }
        return bytes;
    }

    private static Machine machine(byte[] content) {
        if (content.length <= MACHINE_AT || !Arrays.equals(content, 0, ELF.length, ELF, 0, ELF.length)) {
            return Machine.ANOTHER;
        }
        return switch (content[MACHINE_AT] & 0xff) {
            case ARM_64 -> Machine.ARM_64;
            case X86_64 -> Machine.X86_64;
            default -> Machine.ANOTHER;
        };
    }
}
