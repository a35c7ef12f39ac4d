package io.whereabouts.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypesTest {
    private static final PackageId PACKAGE = new Sscc("106141412345678908");
    private static final Instant TEN = Instant.parse("2026-11-01T10:00:00Z");

    @ParameterizedTest
    @ValueSource(
            doubles = {
                90.00000000000001,
                -90.00000000000001,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.MAX_VALUE
            })
    void a_position_has_a_latitude_on_earth(double latitude) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Position(latitude, 0, 0, Optional.empty()))
                .withMessage("latitude must be from -90 to 90 degrees, not " + latitude);
    }

    @ParameterizedTest
    @ValueSource(doubles = {180.00000000000003, -180.00000000000003, Double.NaN, Double.POSITIVE_INFINITY})
    void a_position_has_a_longitude_on_earth(double longitude) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Position(0, longitude, 0, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {100_000.00000000001, -12_000.000000000002, Double.NaN, Double.NEGATIVE_INFINITY})
    void a_position_has_an_altitude_that_something_can_be_at(double altitude) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Position(0, 0, altitude, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-Double.MIN_VALUE, 1_000_000.0000000001, Double.NaN, Double.POSITIVE_INFINITY})
    void a_position_has_a_radius_as_its_accuracy(double accuracy) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Position(0, 0, 0, Optional.of(accuracy)));
    }

    @Test
    void a_position_may_be_at_the_limits_and_has_one_zero() {
        assertThat(new Position(90, 180, Position.HIGHEST, Optional.of(Position.COARSEST)).latitude())
                .isEqualTo(90);
        assertThat(new Position(-90, -180, Position.LOWEST, Optional.of(0.0)).altitude())
                .isEqualTo(-12_000);
        assertThat(new Position(-0.0, -0.0, -0.0, Optional.of(-0.0)))
                .isEqualTo(new Position(0, 0, 0, Optional.of(0.0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a#b", "a b", "a\n", "é", "a/b", "٧"})
    void scanners_and_sessions_have_names_that_fit_a_key(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ScannerId(name));
        assertThatIllegalArgumentException().isThrownBy(() -> new SessionId(name));
    }

    @Test
    void a_name_has_at_most_64_characters() {
        assertThat(new ScannerId("A-z_0.9:".repeat(8))).hasToString("A-z_0.9:".repeat(8));
        assertThat(new SessionId("x".repeat(64))).hasToString("x".repeat(64));
        assertThatIllegalArgumentException().isThrownBy(() -> new ScannerId("x".repeat(65)));
        assertThatIllegalArgumentException().isThrownBy(() -> new SessionId("x".repeat(65)));
    }

    @Test
    void a_scan_id_is_a_key_that_sorts_by_the_scanners_count_in_any_locale() {
        var locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(scan(7)).hasToString("gate#0#000000000007");
        } finally {
            Locale.setDefault(locale);
        }
        assertThat(scan(9)).isLessThan(scan(10)).isEqualByComparingTo(scan(9));
        assertThat(scan(ScanId.GREATEST_SEQUENCE))
                .hasToString("gate#0#999999999999")
                .isGreaterThan(scan(0));
        assertThatIllegalArgumentException().isThrownBy(() -> scan(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> scan(ScanId.GREATEST_SEQUENCE + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0\u3000",
                "a\tb",
                "a\nb",
                "\u0000",
                "\u007f",
                "\u0085",
                "a\u2028b",
                "\ud800",
                "a\udc00",
                "\udc00\ud800"
            })
    void a_text_is_one_line_of_whole_characters(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Text(text));
    }

    @Test
    void a_text_has_at_most_200_characters_as_people_count_them() {
        assertThat(new Text("😀".repeat(200)).value()).hasSize(400);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Text("😀".repeat(201)))
                .withMessageStartingWith("a text must have 1 to 200 characters, not 201: '😀");
    }

    @Test
    void a_message_shows_a_refused_value_on_one_line_and_cuts_no_character() {
        assertThat(Shown.of("a\n\u202e\ud83d" + "😀".repeat(60))).isEqualTo("a???" + "😀".repeat(56) + "…");
    }

    @Test
    void a_gtin_of_any_length_is_held_as_14_digits() {
        assertThat(Gtin.parse("96385074")).hasToString("00000096385074");
        assertThat(Gtin.parse("614141123452"))
                .isEqualTo(Gtin.parse("0614141123452"))
                .isEqualTo(new Gtin("00614141123452"));
        assertThat(Gtin.parse("10614141123459")).hasToString("10614141123459");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Gtin.parse("614141123453"))
                .withMessageContaining("must be 2, not 3");
        for (var no : List.of("", "123", "123456789", "12345678901", "000000000000000", "9638507a", "٩٦٣٨٥٠٧٤")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Gtin.parse(no))
                    .withMessageContaining("8, 12, 13 or 14");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Gtin("614141123452"));
    }

    @Test
    void a_content_names_what_it_is_and_how_many() {
        var gtin = Optional.of(Gtin.parse("96385074"));
        assertThat(new Content(gtin, Optional.empty(), Content.GREATEST_QUANTITY).quantity())
                .isEqualTo(1_000_000);
        assertThatIllegalArgumentException().isThrownBy(() -> new Content(gtin, Optional.empty(), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Content(gtin, Optional.empty(), 1_000_001));
        assertThatIllegalArgumentException().isThrownBy(() -> new Content(Optional.empty(), Optional.empty(), 1));
    }

    @Test
    void the_vocabulary_is_that_of_cbv_2_0() {
        assertThat(BusinessStep.WORDS)
                .hasSize(41)
                .allSatisfy(word -> assertThat(new BusinessStep(word)).hasToString(word));
        assertThat(Disposition.WORDS)
                .hasSize(33)
                .allSatisfy(word -> assertThat(new Disposition(word)).hasToString(word));
        for (var no : List.of("", "Shipping", "shipping ", "urn:epcglobal:cbv:bizstep:shipping")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new BusinessStep(no));
            assertThatIllegalArgumentException().isThrownBy(() -> new Disposition(no));
        }
    }

    @Test
    void an_event_happened_in_a_year_of_four_digits() {
        assertThatCode(() ->
                        new TrackingStarted(PACKAGE, Instant.EPOCH, Instant.parse("9999-12-31T23:59:59.999999999Z")))
                .doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrackingStarted(PACKAGE, Instant.parse("+10000-01-01T00:00:00Z"), TEN))
                .withMessage("happenedAt must be in the years 1970 to 9999, not +10000-01-01T00:00:00Z; set the clock");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrackingStopped(PACKAGE, TEN, Instant.EPOCH.minusNanos(1)))
                .withMessageStartingWith("effectiveAt must be in the years 1970 to 9999");
    }

    @Test
    void a_registration_has_no_more_contents_than_an_event_can_hold() {
        var content = new Content(Optional.empty(), Optional.of(new Text("keyboard")), 1);
        assertThat(registered(Collections.nCopies(200, content)).contents()).hasSize(200);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> registered(Collections.nCopies(201, content)))
                .withMessage("contents must have at most 200 lines, not 201; put like pieces on one line");
    }

    @Test
    void a_fast_clock_does_not_make_a_scan_count_from_later_than_it_was_recorded() {
        var scanned = new PackageScanned(
                PACKAGE, scan(1), new Position(0, 0, 0, Optional.empty()), Optional.empty(), Optional.empty(), TEN);
        assertThat(recorded(TEN.minusSeconds(1), scanned).effectiveAt()).isEqualTo(TEN.minusSeconds(1));
        assertThat(recorded(TEN.plusSeconds(1), scanned).effectiveAt()).isEqualTo(TEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "life", "life=", "Life=1", "life=a b", "life=a\n"})
    void a_tag_is_a_key_and_a_value(String tag) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TagPosition(tag, "d#000000000000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d#1", "d#0000000000001", "o#", "x#000000000001", "o#a\n"})
    void a_position_is_that_of_a_decision_or_of_an_observation(String position) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TagPosition("life=1", position));
    }

    private static ScanId scan(long sequence) {
        return new ScanId(new ScannerId("gate"), new SessionId("0"), sequence);
    }

    private static PackageRegistered registered(List<Content> contents) {
        return new PackageRegistered(
                PACKAGE,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                contents,
                Optional.empty(),
                TEN,
                TEN);
    }

    private static RecordedEvent recorded(Instant recordedAt, PackageEvent event) {
        return new RecordedEvent(
                "01890000-0000-7000-8000-000000000000",
                recordedAt,
                "a",
                "c",
                "d",
                List.of(new TagPosition("item=" + PACKAGE, "o#gate#0#000000000001")),
                event);
    }
}
