package io.whereabouts.events.epcis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpcPatternTest {
    @ParameterizedTest
    @CsvSource({
        "sgtin:4012345.098765.*, urn:epc:id:sgtin:4012345.098765.12, urn:epc:id:sgtin:4012345.098766.12",
        "sgtin:4012345.*.*, urn:epc:id:sgtin:4012345.198765.12, urn:epc:id:sgtin:4012346.098765.12",
        "sgtin:*.*.*, urn:epc:id:sgtin:4012345.198765.12, urn:epc:id:sscc:4012345.0000000111",
        "sscc:4012345.*, urn:epc:id:sscc:4012345.0000000111, urn:epc:id:sscc:4012346.0000000111",
        "sgln:4012345.00011.*, urn:epc:id:sgln:4012345.00011.987, urn:epc:id:sgln:4012345.00012.987",
        "sgln:4012345.00011.*, urn:epc:id:sgln:4012345.00011.0, urn:epc:id:pgln:4012345.00011",
        "sgln:4012345.*.*, urn:epc:id:sgln:4012345.00011.987, urn:epc:id:sgln:4012346.00011.987",
        "grai:4012345.55555.*, urn:epc:id:grai:4012345.55555.987, urn:epc:id:grai:4012345.55556.987",
        "grai:4012345.*.*, urn:epc:id:grai:4012345.55555.987, urn:epc:id:grai:4012346.55555.987",
        "giai:4000001.*, urn:epc:id:giai:4000001.111, urn:epc:id:giai:4000002.111",
        "gdti:4012345.11111.*, urn:epc:id:gdti:4012345.11111.123, urn:epc:id:gdti:4012345.11112.123",
        "gsrn:0614141.*, urn:epc:id:gsrn:0614141.0000010253, urn:epc:id:gsrnp:0614141.0000010253",
        "lgtin:4012345.012345.*, urn:epc:id:lgtin:4012345.012345.998877, urn:epc:id:sgtin:4012345.012345.998877"
    })
    void it_matches_the_Digital_Links_of_what_it_stands_for(String pattern, String is, String isNot) {
        var read = EpcPattern.of("urn:epc:idpat:" + pattern).orElseThrow();

        assertThat(read.matches(Gs1Uri.canonical(is))).isTrue();
        assertThat(read.matches(Gs1Uri.canonical(isNot))).isFalse();
        assertThat(read.matches("urn:x:" + is)).isFalse();
    }

    @Test
    void a_kind_of_things_matches_without_its_serial_number() {
        var all = EpcPattern.of("urn:epc:idpat:sgtin:4012345.*.*").orElseThrow();
        var kind = Gs1Uri.canonical("urn:epc:idpat:sgtin:4012345.098765.*");

        assertThat(all.matchesKind(kind)).isTrue();
        assertThat(all.matches(kind)).isFalse();
        assertThat(EpcPattern.of("urn:epc:idpat:sgtin:4012346.*.*")
                        .orElseThrow()
                        .matchesKind(kind))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sgtin:4012345.*.1",
                "sgtin:4012345.098765.12",
                "sgtin:4012345.*",
                "sscc:4012345.*.*",
                "sscc:40*.*",
                "sscc:40.*",
                "sgtin:4012345.09876.*",
                "bic:*",
                "",
                "sscc:"
            })
    void what_is_no_pattern_is_refused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> EpcPattern.of("urn:epc:idpat:" + pattern));
    }

    @Test
    void anything_else_is_none() {
        assertThat(EpcPattern.of("urn:epc:id:sgtin:4012345.098765.12")).isEmpty();
        assertThat(EpcPattern.of("https://id.gs1.org/00/040123450000001112")).isEmpty();
    }
}
