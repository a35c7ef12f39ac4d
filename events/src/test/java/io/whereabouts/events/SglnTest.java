package io.whereabouts.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SglnTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4140614141123452|4140614141123452",
                "4140614141123452254400|4140614141123452254400",
                "]C14140614141123452254400|4140614141123452254400",
                "]d2414061414112345225432a/b|414061414112345225432a/b",
                "(414)0614141123452(254)400|4140614141123452254400",
                "(414) 0 614141 12345 2 (254) 400|4140614141123452254400",
                // the EPC Tag Data Standard's own examples
                "urn:epc:id:sgln:0614141.12345.400|4140614141123452254400",
                "URN:EPC:id:sgln:0614141.12345.0|4140614141123452",
                "urn:epc:id:sgln:0614141.12345.32a%2Fb|414061414112345225432a/b",
                "urn:epc:id:sgln:061414112345..400|4140614141123452254400",
                "https://id.gs1.org/414/0614141123452/254/32a%2Fb|414061414112345225432a/b",
                "http://example.com/some/414/0614141123452?linkType=all|4140614141123452",
            })
    void a_written_form_is_read(String written, String canonical) {
        assertThat(Sgln.parse(written)).hasToString(canonical).isEqualTo(Sgln.parse(canonical));
    }

    @Test
    void a_separator_may_stand_where_it_need_not_and_an_enter_behind_the_label() {
        assertThat(Sgln.parse("]C1\u001d4140614141123452\u001d254400\u001d\n")).hasToString("4140614141123452254400");
    }

    @Test
    void a_digital_link_percent_encodes_what_a_path_cannot_hold() {
        assertThat(Sgln.parse("414061414112345225432a/b").digitalLink())
                .isEqualTo("https://id.gs1.org/414/0614141123452/254/32a%2Fb");
        assertThat(Sgln.parse("4140614141123452").digitalLink()).isEqualTo("https://id.gs1.org/414/0614141123452");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4140614141123453|check digit of GLN 0614141123453 must be 2, not 3; scan the label again",
                "414061414112345|GLN must have 13 digits, not '061414112345'",
                "(414)0614141123452(254)0|extension 0 of GLN 0614141123452 says that there is none; leave it out",
                "urn:epc:id:sgln:0614141.1234.0|company prefix and location of 'urn:epc:id:sgln:0614141.1234.0' must have 12 digits together, not '06141411234'; send it like urn:epc:id:sgln:0614141.00001.0",
                "https://id.gs1.org/414/0614141123452/254/4%zz|'4%zz' has a % that no two hexadecimal digits follow; write it as %25",
                "00106141412345678908|'00106141412345678908' is not the GS1 identifier of a read point; send its GLN (414) with or without extension (254), such as 4140614141000012254A1",
            })
    void a_refusal_says_what_was_wrong_and_what_to_do(String written, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sgln.parse(written))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "414", "4140614141123452254", "4140614141123452254a#b", "4140614141123452254ä", "(414)"})
    void what_is_no_read_point_is_refused(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> Sgln.parse(written));
        assertThatIllegalArgumentException().isThrownBy(() -> Sgln.parse("4140614141123452254" + "x".repeat(21)));
        assertThatIllegalArgumentException().isThrownBy(() -> Sgln.parse(" ".repeat(201)));
    }

    @Test
    void every_form_of_a_read_point_is_read_as_that_read_point() {
        var random = Seed.random("SglnTest");
        var ids = new RandomPackageId(random);
        for (var run = 0; run < 1_000; run++) {
            var gln = RandomPackageId.checked(ids.digits(12));
            var readPoint = new Sgln(gln, extension(random));
            var extension = readPoint.extension().orElse("0");
            assertThat(Sgln.parse(readPoint.canonical())).isEqualTo(readPoint);
            assertThat(Sgln.parse(readPoint.digitalLink())).isEqualTo(readPoint);
            assertThat(Sgln.parse("(414)" + gln
                            + readPoint
                                    .extension()
                                    .map(text -> "(254)" + text.replace("(", "\\("))
                                    .orElse("")))
                    .isEqualTo(readPoint);
            var prefix = 6 + random.nextInt(7);
            assertThat(Sgln.parse("urn:epc:id:sgln:%s.%s.%s"
                            .formatted(
                                    gln.substring(0, prefix),
                                    gln.substring(prefix, 12),
                                    PercentEncoding.encode(extension))))
                    .isEqualTo(readPoint);
        }
    }

    private static Optional<String> extension(Random random) {
        if (random.nextInt(3) == 0) {
            return Optional.empty();
        }
        var set = "!\"%&'()*+,-./0123456789:;<=>?ABCXYZ_abcxyz";
        var text = new StringBuilder("A");
        while (text.length() < 1 + random.nextInt(Sgln.LONGEST_EXTENSION)) {
            text.append(set.charAt(random.nextInt(set.length())));
        }
        return Optional.of(text.toString());
    }
}
