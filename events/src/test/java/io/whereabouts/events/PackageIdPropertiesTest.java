package io.whereabouts.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackageIdPropertiesTest {
    private static final int RUNS = 1_000;

    private final Random random = Seed.random("PackageIdPropertiesTest");
    private final RandomPackageId ids = new RandomPackageId(random);

    @Test
    void every_form_of_an_identifier_is_read_as_that_identifier() {
        for (var run = 0; run < RUNS; run++) {
            var id = ids.next();
            for (var form : ids.formsOf(id)) {
                assertThat(PackageId.parse(form)).as(form).isEqualTo(id);
            }
        }
    }

    @Test
    void a_digit_that_was_read_wrong_is_refused() {
        for (var run = 0; run < RUNS; run++) {
            var good = "00" + RandomPackageId.checked(ids.digits(17));
            var wrong = withAnotherDigit(good, 2 + random.nextInt(18));
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> PackageId.parse(wrong));
            assertThatIllegalArgumentException().isThrownBy(() -> PackageId.parse("(00)" + wrong.substring(2)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PackageId.parse("https://id.gs1.org/00/" + wrong.substring(2)));
            var gtin = withAnotherDigit(ids.gtin().digits(), random.nextInt(14));
            assertThatIllegalArgumentException().isThrownBy(() -> PackageId.parse("01" + gtin + "21A"));
            var grai = withAnotherDigit(RandomPackageId.checked("0" + ids.digits(12)), random.nextInt(14));
            assertThatIllegalArgumentException().isThrownBy(() -> PackageId.parse("8003" + grai + "A"));
        }
    }

    @Test
    void garbage_is_refused_or_has_a_canonical_form_that_reads_back() {
        for (var run = 0; run < 20 * RUNS; run++) {
            var text = random.nextInt(3) == 0 ? noise() : damaged();
            PackageId read;
            try {
                read = PackageId.parse(text);
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).as(text).isNotBlank();
                continue;
            }
            assertThat(PackageId.parse(read.canonical())).as(text).isEqualTo(read);
            assertThat(read.canonical()).doesNotContain("#").matches("[!-~]{5,50}");
        }
    }

    /// A form with some of its characters lost, doubled or replaced.
    private String damaged() {
        var forms = ids.formsOf(ids.next());
        var text = new StringBuilder(forms.get(random.nextInt(forms.size())));
        for (var i = random.nextInt(3); i >= 0; i--) {
            var at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, text.charAt(random.nextInt(text.length())));
                default -> text.setCharAt(at, (char) random.nextInt(0x100));
            }
        }
        return text.toString();
    }

    private String noise() {
        return IntStream.range(0, random.nextInt(230))
                .mapToObj(unused -> String.valueOf((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000)))
                .collect(Collectors.joining());
    }

    private String withAnotherDigit(String digits, int at) {
        var digit = (char) ('0' + (digits.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
        return digits.substring(0, at) + digit + digits.substring(at + 1);
    }
}
