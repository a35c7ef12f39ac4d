package io.whereabouts.local.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.Stream;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Streams behind the DynamoDB Streams API.
final class DynamoDbStream implements TableStream {
    private final DynamoDbStreamsClient streams;
    private final String region;

    DynamoDbStream(DynamoDbStreamsClient streams, String region) {
        this.streams = streams;
        this.region = region;
    }

    @Override
    public Description describe(String table) throws Undelivered {
        try {
            var stream = latest(table);
            var shards = new ArrayList<Shard>();
            @Nullable String after = null;
            do {
                var start = after;
                var page = streams.describeStream(
                                request -> request.streamArn(stream).exclusiveStartShardId(start))
                        .streamDescription();
                page.shards()
                        .forEach(shard ->
                                shards.add(new Shard(shard.shardId(), Optional.ofNullable(shard.parentShardId()))));
                after = page.lastEvaluatedShardId();
            } while (after != null);
            return new Description(stream, shards);
        } catch (SdkException e) {
            throw new Undelivered.Unreachable("stream of table " + table + ": " + e.getMessage(), e);
        }
    }

    /// A table that was made anew has its former streams, too. A label is the time of its making.
    private String latest(String table) throws Undelivered {
        return streams.listStreams(request -> request.tableName(table)).streams().stream()
                .max(Comparator.comparing(Stream::streamLabel))
                .orElseThrow(() -> new Undelivered.Unreachable("table " + table + " has no stream", null))
                .streamArn();
    }

    @Override
    public Reader read(String stream, String shard, Optional<String> after) {
        return new ShardReader(stream, shard, after);
    }

    private final class ShardReader implements Reader {
        private final String stream;
        private final String shard;
        private Optional<String> after;
        private Optional<String> iterator = Optional.empty();

        ShardReader(String stream, String shard, Optional<String> after) {
            this.stream = stream;
            this.shard = shard;
            this.after = after;
        }

        @Override
        public Page next() throws Undelivered {
            try {
                var from = iterator.isPresent() ? iterator.get() : position();
                var page = streams.getRecords(
                        request -> request.shardIterator(from).limit(1000));
                var changes = page.records().stream()
                        .map(record -> Changes.of(record, stream, region))
                        .toList();
                if (!changes.isEmpty()) {
                    after = Optional.of(changes.get(changes.size() - 1).sequenceNumber());
                }
                iterator = Optional.ofNullable(page.nextShardIterator());
                return new Page(changes, iterator.isEmpty());
            } catch (ExpiredIteratorException e) {
                iterator = Optional.empty();
                return new Page(List.of(), false);
            } catch (TrimmedDataAccessException e) {
                // What came after the last one has been forgotten: go on with the oldest that is left.
                iterator = Optional.empty();
                after = Optional.empty();
                return new Page(List.of(), false);
            } catch (SdkException e) {
                iterator = Optional.empty();
                throw new Undelivered.Unreachable("stream " + stream + ": " + e.getMessage(), e);
            }
        }

        private String position() {
            return streams.getShardIterator(request -> {
                        request.streamArn(stream).shardId(shard);
                        after.ifPresentOrElse(
                                sequence -> request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                        .sequenceNumber(sequence),
                                () -> request.shardIteratorType(ShardIteratorType.TRIM_HORIZON));
                    })
                    .shardIterator();
        }
    }
}
