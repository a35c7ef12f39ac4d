package io.whereabouts.query.auditlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.sqs.Message;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// An object of the log before it is written: each event once, sorted by bucket and package.
record LogObject(List<Message> events) {
    static final String PREFIX = "log/";
    static final String SUFFIX = ".jsonl.gz";

    /// Of JSON Lines, before compression: what Lambda delivers at once.
    static final int MOST_BYTES = 6_000_000;

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH").withZone(ZoneOffset.UTC);

    private static final Comparator<Message> ORDER = Comparator.<Message>comparingInt(LogObject::bucket)
            .thenComparing(LogObject::packageId)
            .thenComparing(message -> message.recorded().effectiveAt())
            .thenComparing(message -> message.recorded().recordedAt())
            .thenComparing(message -> message.recorded().eventId());

    LogObject {
        events = List.copyOf(events);
    }

    /// The hour of writing, as it stands in the names.
    static String hour(Instant now) {
        return HOUR.format(now);
    }

    /// What the names of its objects begin with, and of no other hour's.
    static String hourPrefix(String hour) {
        return "%shour=%s".formatted(PREFIX, hour);
    }

    static String hourOf(String key) {
        return key.substring(hourPrefix("").length(), key.indexOf('/', PREFIX.length()));
    }

    static Instant endOfHour(String key) {
        return HOUR.parse(hourOf(key), Instant::from).plus(1, ChronoUnit.HOURS);
    }

    /// Usually one; more if the messages are too many for one.
    static List<LogObject> of(Collection<Message> messages) {
        var once = new LinkedHashMap<String, Message>();
        messages.forEach(message -> once.putIfAbsent(message.recorded().eventId(), message));
        var objects = new ArrayList<LogObject>();
        var events = new ArrayList<Message>();
        var bytes = 0L;
        for (var message : once.values().stream().sorted(ORDER).toList()) {
            var length = message.detail().getBytes(UTF_8).length + 1;
            if (!events.isEmpty() && (bytes + length > MOST_BYTES || events.size() == LogIndex.MOST_PACKAGES)) {
                objects.add(new LogObject(events));
                events.clear();
                bytes = 0;
            }
            events.add(message);
            bytes += length;
        }
        if (!events.isEmpty()) {
            objects.add(new LogObject(events));
        }
        return objects;
    }

    /// The hour of writing, and a UUIDv7 of the events' own: its time is that of the newest event, its other bits
    /// are their digest. The same events written again in the same hour have the same key.
    String key(Instant now) {
        var newest = events.stream()
                .map(message -> message.recorded().recordedAt())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return "%s/%s%s".formatted(hourPrefix(hour(now)), uuid(newest.toEpochMilli()), SUFFIX);
    }

    private UUID uuid(long millis) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            events.forEach(message -> sha.update((message.detail() + "\n").getBytes(UTF_8)));
            var digest = ByteBuffer.wrap(sha.digest());
            return new UUID(
                    millis << 16 | 0x7000 | (digest.getLong() & 0xfff),
                    (digest.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// A gzip member for each bucket that has events, then the index.
    byte[] bytes() {
        var buckets = new TreeMap<Integer, List<Message>>();
        events.forEach(message -> buckets.computeIfAbsent(bucket(message), bucket -> new ArrayList<>())
                .add(message));
        var bytes = new ByteArrayOutputStream();
        var parts = new ArrayList<LogIndex.Part>();
        buckets.forEach((bucket, messages) -> {
            var member = member(messages);
            parts.add(new LogIndex.Part(
                    bucket,
                    bytes.size(),
                    member.length,
                    messages.size(),
                    PackageHashes.of(messages.stream().map(LogObject::packageId).toList())));
            bytes.writeBytes(member);
        });
        bytes.writeBytes(new LogIndex(bytes.size(), parts).member());
        return bytes.toByteArray();
    }

    private static byte[] member(List<Message> messages) {
        return Gzip.of(messages.stream()
                .map(message -> message.detail() + "\n")
                .collect(Collectors.joining())
                .getBytes(UTF_8));
    }

    private static int bucket(Message message) {
        return PackageHash.bucket(PackageHash.of(packageId(message)));
    }

    private static String packageId(Message message) {
        return packageId(message.recorded());
    }

    private static String packageId(RecordedEvent recorded) {
        return recorded.event().subject();
    }
}
