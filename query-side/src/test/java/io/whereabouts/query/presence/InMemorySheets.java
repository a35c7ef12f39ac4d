package io.whereabouts.query.presence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A bucket in memory.
class InMemorySheets implements Sheets {
    final TreeMap<String, byte[]> sheets = new TreeMap<>();

    @Override
    public synchronized List<Stored> list(String prefix, String after) {
        return sheets.tailMap(after, false).entrySet().stream()
                .filter(sheet -> sheet.getKey().startsWith(prefix))
                .map(sheet -> new Stored(sheet.getKey(), sheet.getValue().length))
                .toList();
    }

    @Override
    public synchronized void put(String name, byte[] sheet) {
        sheets.putIfAbsent(name, sheet.clone());
    }

    @Override
    public synchronized byte[] range(String name, long from, int length) {
        var sheet = Optional.ofNullable(sheets.get(name)).orElseThrow();
        return Arrays.copyOfRange(sheet, Math.toIntExact(from), Math.toIntExact(from + length));
    }
}
