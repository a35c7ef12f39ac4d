package io.whereabouts.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageIdTest {
    private static final String SSCC = "00106141412345678908";

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                // GS1 General Specifications, TDS and Digital Link print these as examples of one another
                "106141412345678908 " + SSCC,
                "(00)106141412345678908 " + SSCC,
                "]C100106141412345678908 " + SSCC,
                "urn:epc:id:sscc:0614141.1234567890 " + SSCC,
                "urn:epc:tag:sscc-96:3.0614141.1234567890 " + SSCC,
                "https://id.gs1.org/00/106141412345678908 " + SSCC,
                "urn:epc:id:sgtin:0614141.112345.400 01106141411234592140" + "0",
                "urn:epc:id:sgtin:0614141.112345.32a%2Fb 011061414112345921" + "32a/b",
                "https://example.com/01/614141123452/21/32a%2Fb 01006141411234522132a/b",
                "urn:epc:id:grai:4012345.00022.334455 800304012345000221334455",
                "urn:epc:id:grai:401234500022..334455 800304012345000221334455",
                "(8003)04012345000221334455 800304012345000221334455",
                "urn:epc:id:giai:4000001.111 80044000001111",
                "https://id.gs1.org/8004/4000001111/7040/1ABC 80044000001111",
                "80044000001111 80044000001111",
                "800440000011112222 800440000011112222",
            })
    void a_written_form_is_read(String written, String canonical) {
        assertThat(PackageId.parse(written))
                .hasToString(canonical)
                .extracting(PackageId::canonical)
                .isEqualTo(canonical);
    }

    @Test
    void a_digital_link_percent_encodes_what_a_path_cannot_hold() {
        assertThat(PackageId.parse("011061414112345921a/b?c%").digitalLink())
                .isEqualTo("https://id.gs1.org/01/10614141123459/21/a%2Fb%3Fc%25");
        assertThat(PackageId.parse("800304012345000221334455").digitalLink())
                .isEqualTo("https://id.gs1.org/8003/04012345000221334455");
        assertThat(PackageId.parse("80044000001111").digitalLink()).isEqualTo("https://id.gs1.org/8004/4000001111");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "106141412345678909|check digit of SSCC 106141412345678909 must be 8, not 9; scan the label again",
                "0010614141234567890|SSCC must have 18 digits, not '10614141234567890'",
                "10614141123459|GTIN 10614141123459 names a kind of item, not a single one; scan the label that has its serial number too (AI 21)",
                "614141123452|GTIN 614141123452 names a kind of item, not a single one; scan the label that has its serial number too (AI 21)",
                "(01)10614141123459|GTIN 10614141123459 names a kind of item, not a single one; scan the label that has its serial number too (AI 21)",
                "https://id.gs1.org/01/10614141123459|GTIN 10614141123459 names a kind of item, not a single one; scan the label that has its serial number too (AI 21)",
                "(8003)04012345000221|GRAI 04012345000221 names a kind of item, not a single one; scan the label that has its serial number too (AI 8003)",
                "(8003)14012345000228x|the 14 digits of GRAI 14012345000228 must begin with 0; scan the label again",
                "(8004)ABC|GIAI must begin with the digits of a company prefix, not 'ABC'; scan the label again",
                "(00)106141412345678908(00)106141412345678915|'(00)106141412345678908(00)106141412345678915' has more than one element (00); send one identifier",
                "(00)106141412345678908(8004)4000001111|'(00)106141412345678908(8004)4000001111' names 00106141412345678908 and 80044000001111; send one identifier",
                "hello|'hello' is not a GS1 identifier of a package; send an SSCC (00), SGTIN (01 and 21), GRAI (8003) or GIAI (8004)",
                "00106141412345678908112611|'00106141412345678908112611' ends within the element that begins with 11; scan the label again",
                "urn:epc:id:sgln:0614141.12345.400|'urn:epc:id:sgln:0614141.12345.400' is not the EPC URN of an SSCC, SGTIN, GRAI or GIAI; send it like urn:epc:id:sscc:0614141.1234567890",
                "urn:epc:id:sgtin:0614141.112345|'urn:epc:id:sgtin:0614141.112345' has no serial number; send it like urn:epc:id:sgtin:0614141.112345.400",
                "urn:epc:id:sscc:0614141.123456789|company prefix and reference of 'urn:epc:id:sscc:0614141.123456789' must have 17 digits together, not '0614141123456789'; send it like urn:epc:id:sscc:0614141.1234567890",
                "https://example.com/about|no GS1 identifier of a package in 'https://example.com/about'; the path of a Digital Link ends like /00/106141412345678908",
                "https://id.gs1.org/8004/4000%zz|'4000%zz' has a % that no two hexadecimal digits follow; write it as %25",
            })
    void a_refusal_says_what_was_wrong_and_what_to_do(String written, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackageId.parse(written))
                .withMessage(message);
    }

    @Test
    void nothing_and_too_much_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PackageId.parse(" \n"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackageId.parse("0".repeat(201)))
                .withMessageStartingWith("an identifier has at most 200 characters, not 201");
    }

    @Test
    void after_the_symbology_identifier_of_gs1_comes_an_element_string() {
        assertThatIllegalArgumentException().isThrownBy(() -> PackageId.parse("]C1106141412345678908"));
        assertThat(PackageId.parse("]C0106141412345678908")).hasToString(SSCC);
    }

    @Test
    void a_bar_code_of_a_shop_is_no_asset_even_where_its_digits_begin_like_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackageId.parse("]E08004000001112"))
                .withMessageStartingWith("GTIN 8004000001112 names a kind of item");
        assertThat(PackageId.parse("8004000001112")).isEqualTo(new Giai("000001112"));
    }

    @Test
    void digits_of_other_scripts_are_no_digits() {
        assertThatIllegalArgumentException().isThrownBy(() -> PackageId.parse("١٠٦١٤١٤١٢٣٤٥٦٧٨٩٠٨"));
    }
}
