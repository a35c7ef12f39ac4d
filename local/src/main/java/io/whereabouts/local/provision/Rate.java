package io.whereabouts.local.provision;

import java.time.Duration;
import java.util.regex.Pattern;

/// How often a schedule runs, as EventBridge writes it.
final class Rate {
    private static final Pattern FORM = Pattern.compile("rate\\(([1-9][0-9]{0,5}) (minute|hour|day)s?\\)");

    private Rate() {}

    /// @throws CannotProvision if it is another kind of schedule
    static Duration of(String expression) {
        var rate = FORM.matcher(expression);
        if (!rate.matches()) {
            throw new CannotProvision(
                    ("a schedule says %s, which the local delivery does not know; say rate(10 minutes), "
                                    + "or add it to io.whereabouts.local.provision.Rate")
                            .formatted(expression));
        }
        var number = Long.parseLong(rate.group(1));
        return switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(number);
            case "hour" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
