package io.whereabouts.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteTokenTest {
    private static final PackageId PACKAGE = PackageId.parse("00106141412345678908");
    private static final String EVENT = "01890000-0000-7000-8000-000000000007";
    private static final Instant NINE = Instant.parse("2026-11-01T09:00:00Z");
    private static final WriteToken STARTED = WriteToken.of(EVENT, new TrackingStarted(PACKAGE, NINE, NINE));
    private static final WriteToken SCANNED =
            WriteToken.of(PACKAGE, new ScanId(new ScannerId("gate-1"), new SessionId("0"), 7));

    @Test
    void a_token_says_under_which_tag_a_write_stands() {
        assertThat(STARTED).isEqualTo(new WriteToken("life=00106141412345678908", EVENT));
        assertThat(WriteToken.of(EVENT, new Unpacked(PACKAGE, PACKAGE, Optional.empty(), NINE, NINE))
                        .tag())
                .isEqualTo("item=00106141412345678908");
        assertThat(WriteToken.of(EVENT, new ScannerRevoked(new ScannerId("gate-1"), NINE, NINE))
                        .tag())
                .isEqualTo("scanner=gate-1");
        assertThat(SCANNED).isEqualTo(new WriteToken("item=00106141412345678908", "o#gate-1#0#000000000007"));
    }

    @Test
    void only_a_decision_is_named_by_its_event() {
        assertThat(STARTED.decision()).contains(new EventId(EVENT));
        assertThat(SCANNED.decision()).isEmpty();
    }

    @Test
    void a_token_belongs_to_its_package() {
        assertThat(STARTED.isOf(PACKAGE)).isTrue();
        assertThat(SCANNED.isOf(PACKAGE)).isTrue();
        assertThat(SCANNED.isOf(PackageId.parse("00106141410005000014"))).isFalse();
        assertThat(new WriteToken("picture=00106141412345678908", EVENT).isOf(PACKAGE))
                .isFalse();
    }

    @Test
    void its_text_is_the_form_that_clients_hold() {
        assertThat(STARTED.text()).isEqualTo(base64("life=00106141412345678908#01890000-0000-7000-8000-000000000007"));
        assertThat(SCANNED.text()).isEqualTo(base64("item=00106141412345678908#o#gate-1#0#000000000007"));
    }

    @Test
    void every_token_comes_back_as_it_was_written_and_can_stand_in_a_query() {
        var random = Seed.random("WriteTokenTest");
        var ids = new RandomPackageId(random);
        for (var run = 0; run < 10_000; run++) {
            var id = ids.next();
            var scan = new ScanId(new ScannerId("S".repeat(64)), new SessionId("0".repeat(64)), random.nextInt(1_000));
            var token = random.nextBoolean()
                    ? WriteToken.of(EVENT, new TrackingStarted(id, NINE, NINE))
                    : WriteToken.of(id, scan);
            assertThat(token.text()).matches("[A-Za-z0-9_-]+").hasSizeLessThan(WriteToken.LONGEST);
            assertThat(WriteToken.parse(token.text())).isEqualTo(token);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "life=00106141412345678908",
                "life=00106141412345678908#",
                "life=00106141412345678908#d#000000000000",
                "life=00106141412345678908#o#",
                "life=00106141412345678908#01890000-0000-7000-8000-00000000000X",
                "life#01890000-0000-7000-8000-000000000007",
                "life=1 2#01890000-0000-7000-8000-000000000007",
                "life=00106141412345678908#01890000-0000-7000-8000-000000000007 "
            })
    void what_is_no_token_is_refused(String said) {
        assertThatThrownBy(() -> WriteToken.parse(base64(said))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WriteToken.parse(said)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobody_can_write_the_same_token_in_two_ways() {
        assertThatThrownBy(() -> WriteToken.parse(STARTED.text() + "=")).isInstanceOf(IllegalArgumentException.class);
        var text = SCANNED.text();
        var last = text.charAt(text.length() - 1);
        assertThat(text.length() % 4).as("bits to spare").isNotZero();
        assertThatThrownBy(() -> WriteToken.parse(text.substring(0, text.length() - 1) + (char) (last + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_token_that_is_too_long_is_not_even_read() {
        assertThatThrownBy(() -> WriteToken.parse("A".repeat(WriteToken.LONGEST + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a write was answered with");
    }

    private static String base64(String said) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(said.getBytes(UTF_8));
    }
}
