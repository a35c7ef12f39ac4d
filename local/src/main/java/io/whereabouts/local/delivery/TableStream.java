package io.whereabouts.local.delivery;

import java.util.List;
import java.util.Optional;

/// The change streams of tables.
interface TableStream {
    /// @param stream ARN
    record Description(String stream, List<Shard> shards) {}

    /// @param parent which holds what came before
    record Shard(String id, Optional<String> parent) {}

    /// @param ended whether the shard is closed and read to its end
    record Page(List<Change> changes, boolean ended) {}

    interface Reader {
        /// What came since; perhaps nothing.
        Page next() throws Undelivered;
    }

    /// Its shards, older ones first.
    Description describe(String table) throws Undelivered;

    /// @param after sequence number, or everything that the stream still has
    Reader read(String stream, String shard, Optional<String> after);
}
