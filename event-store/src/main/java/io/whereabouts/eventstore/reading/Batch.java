package io.whereabouts.eventstore.reading;

import java.util.List;

/// What a part was read on by.
///
/// @param part its number
/// @param after how far the part has been read with this batch
record Batch(int part, Part after, List<TableEvent> copies, int deletions, long bytes) {}
