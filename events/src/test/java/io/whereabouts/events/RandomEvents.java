package io.whereabouts.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Random events of every kind, with what is rare in the world often in them: limits, emoji, absent values.
public final class RandomEvents {
    private static final List<String> CHARACTERS =
            List.of("a", "Z", "é", "\"", "\\", "/", "中", "😀", "\u00a0", "\ufeff");
    private static final List<String> BUSINESS_STEPS = List.copyOf(BusinessStep.WORDS);
    private static final List<String> DISPOSITIONS = List.copyOf(Disposition.WORDS);
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private final Random random;
    private final RandomPackageId ids;

    public RandomEvents(Random random) {
        this.random = random;
        this.ids = new RandomPackageId(random);
    }

    public RecordedEvent next() {
        var event = event();
        var recordedAt = instant();
        var position = event instanceof Observation seen ? "o#" + seen.naturalKey() : "d#000000000001";
        return new RecordedEvent(
                new UUID(random.nextLong(), random.nextLong()).toString(),
                recordedAt,
                "auth0|scanner 7",
                "c-" + random.nextInt(),
                "d-" + random.nextInt(),
                Stream.of("life=", "item=")
                        .limit(1 + random.nextInt(2))
                        .map(key -> new TagPosition(key + event.subject(), position))
                        .toList(),
                event);
    }

    private DomainEvent event() {
        return switch (random.nextInt(19)) {
            case 0 ->
                new PackageRegistered(
                        ids.next(),
                        random.nextBoolean(),
                        text(),
                        text(),
                        text(),
                        contents(),
                        maybe(this::instant),
                        instant(),
                        instant());
            case 1 -> new TrackingStarted(ids.next(), instant(), instant());
            case 2 -> new TrackingStopped(ids.next(), instant(), instant());
            case 3 ->
                new PackageDescribed(
                        ids.next(), text(), text(), text(), contents(), maybe(this::instant), instant(), instant());
            case 4 -> new PackageLost(ids.next(), instant(), instant());
            case 5 -> new PackageFound(ids.next(), instant(), instant());
            case 6 -> new PackageDelivered(ids.next(), instant(), instant());
            case 7 -> new PackageClosed(ids.next(), instant(), instant());
            case 8 -> new Packed(ids.next(), ids.next(), packing(), instant(), instant());
            case 9 -> new Unpacked(ids.next(), ids.next(), packing(), instant(), instant());
            case 10 ->
                new PackingRetracted(
                        ids.next(), eventId(), random.nextBoolean(), reason(), packing(), instant(), instant());
            case 11 ->
                new ScanRetracted(
                        ids.next(),
                        new RecordedScan(scan(), eventId(), instant(), instant()),
                        random.nextBoolean(),
                        reason(),
                        packing(),
                        instant(),
                        instant());
            case 12 ->
                new ReadPointDefined(
                        readPoint(),
                        text(),
                        position(),
                        maybe(this::volume),
                        maybe(() -> new AltitudeDatum(reason(), within(Position.LOWEST, Position.HIGHEST))),
                        instant(),
                        instant());
            case 13 -> new ScannerRegistered(new ScannerId("gate:7_"), text(), instant(), instant());
            case 14 -> new ScannerRevoked(new ScannerId("gate:7_"), instant(), instant());
            case 15 ->
                new EpcisEventCaptured(
                        new EpcisEventId("urn:uuid:" + eventId() + "#" + random.nextInt()),
                        random.nextBoolean(),
                        text().map(Text::value).orElse(""),
                        instant());
            case 16 ->
                new EpcisCaptureFinished(
                        eventId(),
                        random.nextBoolean(),
                        random.nextInt(EpcisCaptureFinished.MOST_EVENTS + 1),
                        0,
                        List.of(reason()),
                        List.of(reason()),
                        instant());
            case 17 ->
                new PictureAdded(
                        ids.next(),
                        eventId(),
                        new PictureId("01890000-0000-7%03x-8000-000000000000".formatted(random.nextInt(0x1000))),
                        new UploadedPicture(
                                one(List.of(PictureFormat.values())),
                                1 + random.nextInt(UploadedPicture.LARGEST),
                                Sha256.of(new byte[] {(byte) random.nextInt()})),
                        1 + random.nextInt(PictureAdded.LONGEST_SIDE),
                        1 + random.nextInt(PictureAdded.LONGEST_SIDE),
                        text(),
                        instant());
            default ->
                new PackageScanned(
                        ids.next(),
                        scan(),
                        position(),
                        maybe(this::readPoint),
                        maybe(() -> new BusinessStep(one(BUSINESS_STEPS))),
                        maybe(() -> new Disposition(one(DISPOSITIONS))),
                        maybe(this::instant),
                        instant());
        };
    }

    private Sgln readPoint() {
        return new Sgln(
                RandomPackageId.checked(ids.digits(12)), maybe(() -> one(List.of("1", "00", "A/1", "254", "(\"%'"))));
    }

    private Volume volume() {
        var low = within(Position.LOWEST, Position.HIGHEST);
        var high = within(Position.LOWEST, Position.HIGHEST);
        return new Volume(RandomFloor.of(random), Math.min(low, high), Math.max(low, high));
    }

    private Optional<Packing> packing() {
        return maybe(() -> new Packing(maybe(ids::next), instant(), instant()));
    }

    private EventId eventId() {
        return new EventId(new UUID(random.nextLong(), random.nextLong()).toString());
    }

    private Text reason() {
        return text().orElse(new Text("a slip"));
    }

    private ScanId scan() {
        var sequence = one(List.of(0L, 1L, ScanId.GREATEST_SEQUENCE, (long) random.nextInt(Integer.MAX_VALUE)));
        return new ScanId(new ScannerId("gate:7_" + random.nextInt(99)), new SessionId("0"), sequence);
    }

    private Position position() {
        return new Position(
                within(-90, 90),
                within(-180, 180),
                within(Position.LOWEST, Position.HIGHEST),
                maybe(() -> within(0, Position.COARSEST)));
    }

    private double within(double least, double greatest) {
        return one(List.of(least, greatest, 0.0, -0.0, random.nextDouble(least, greatest)));
    }

    private List<Content> contents() {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(unused -> content())
                .toList();
    }

    private Content content() {
        var quantity = one(List.of(1, Content.GREATEST_QUANTITY, 1 + random.nextInt(100)));
        var gtin = maybe(ids::gtin);
        return new Content(gtin, gtin.isEmpty() ? Optional.of(new Text("keyboard")) : text(), quantity);
    }

    private Optional<Text> text() {
        return maybe(() -> {
            var text = new StringBuilder("x");
            IntStream.range(0, random.nextInt(Text.LONGEST)).forEach(unused -> text.append(one(CHARACTERS)));
            return new Text(text.toString());
        });
    }

    private Instant instant() {
        var second = random.nextInt(8) == 0 ? random.nextLong(LATEST) : 1_793_000_000L + random.nextInt(1_000_000);
        return Instant.ofEpochSecond(second, one(List.of(0, 5_000_000, 123_456_000, 999_999_999)));
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value.get());
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
