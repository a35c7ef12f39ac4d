package io.whereabouts.events;

/// The modulo-10 check digit with weights 3 and 1 from the right (GS1 General Specifications §7.9).
final class CheckDigit {
    private CheckDigit() {}

    static void verify(String kind, String digits, int length) {
        if (digits.length() != length || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(
                    "%s must have %d digits, not '%s'".formatted(kind, length, Shown.of(digits)));
        }
        var expected = of(digits.substring(0, length - 1));
        if (digits.charAt(length - 1) != expected) {
            throw new IllegalArgumentException("check digit of %s %s must be %c, not %c; scan the label again"
                    .formatted(kind, digits, expected, digits.charAt(length - 1)));
        }
    }

    static char of(String digits) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
