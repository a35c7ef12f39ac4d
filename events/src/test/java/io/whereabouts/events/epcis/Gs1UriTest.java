package io.whereabouts.events.epcis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.RandomPackageId;
import io.whereabouts.events.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Gs1UriTest {
    /// As the published pre-hash strings of the event hash algorithm pair them.
    @ParameterizedTest
    @CsvSource({
        "urn:epc:id:sscc:4012345.0000000111, https://id.gs1.org/00/040123450000001112",
        "urn:epc:id:sgtin:0614141.107346.2018, https://id.gs1.org/01/10614141073464/21/2018",
        "urn:epc:id:sgtin:4012345.099999.XYZ-1234, https://id.gs1.org/01/04012345999990/21/XYZ-1234",
        "urn:epc:id:sgln:4012345.00011.987, https://id.gs1.org/414/4012345000115/254/987",
        "urn:epc:id:sgln:4012345.00005.0, https://id.gs1.org/414/4012345000054",
        "urn:epc:id:pgln:0614141.00000, https://id.gs1.org/417/0614141000005",
        "urn:epc:id:gdti:4012345.11111.123, https://id.gs1.org/253/4012345111118123",
        "urn:epc:id:gsrn:0614141.0000010253, https://id.gs1.org/8018/061414100000102534",
        "urn:epc:id:giai:4000001.111, https://id.gs1.org/8004/4000001111",
        "urn:epc:class:lgtin:4012345.012345.998877, https://id.gs1.org/01/04012345123456/10/998877",
        "urn:epc:idpat:sgtin:4012345.098765.*, https://id.gs1.org/01/04012345987652",
        "urn:epc:idpat:sgtin:4012345.*.*, urn:epc:idpat:sgtin:4012345.*.*",
        "urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8, urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8",
        "urn:epc:id:bic:CSQU3054383, urn:epc:id:bic:CSQU3054383"
    })
    void a_URN_is_said_by_its_Digital_Link(String urn, String link) {
        assertThat(Gs1Uri.link(urn)).isEqualTo(link);
        assertThat(Gs1Uri.link(link)).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:epc:id:sscc:0614141.123",
                "urn:epc:id:sscc:",
                "urn:epc:id:sgtin:0614141.107346",
                "urn:epc:id:sgln:0614141.073460.1",
                "urn:epc:id:giai:12",
                "urn:epc:id:itip:4012345.012345.01",
                "urn:epc:class:lgtin:4012345.0123x5.1"
            })
    void a_broken_URN_is_refused(String urn) {
        assertThatIllegalArgumentException().isThrownBy(() -> Gs1Uri.link(urn)).withMessageContaining(urn);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/8004/401234599999, https://id.gs1.org/8004/401234599999",
        "https://shop.example.com/a/01/04012345111118/10/L1/21/9876?17=271231, https://id.gs1.org/01/04012345111118/21/9876",
        "https://id.gs1.org/01/04012345111118/10/L%2F1, https://id.gs1.org/01/04012345111118/10/L%2F1",
        "http://transaction.acme.com/po/12345678, http://transaction.acme.com/po/12345678",
        "urn:epc:id:sscc:4012345.0000000111, https://id.gs1.org/00/040123450000001112"
    })
    void what_is_looked_for_has_one_form(String uri, String canonical) {
        assertThat(Gs1Uri.canonical(uri)).isEqualTo(canonical);
    }

    @Test
    void a_link_names_the_package_that_its_URN_names() {
        var ids = new RandomPackageId(Seed.random("Gs1UriTest"));
        for (var run = 0; run < 1_000; run++) {
            var id = ids.next();
            var link = Gs1Uri.canonical(id.digitalLink());
            assertThat(PackageId.parse(link)).isEqualTo(id);
            assertThat(Gs1Uri.canonical(link)).isEqualTo(link);
        }
    }
}
