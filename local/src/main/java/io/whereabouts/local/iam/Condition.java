package io.whereabouts.local.iam;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// One test of a statement.
///
/// @param operator without `IfExists`
/// @param key in lower case: IAM does not look at it
record Condition(Operator operator, boolean ifExists, String key, List<String> values) {

    /// What a request tells of itself here.
    static final String SOURCE_ARN = "aws:sourcearn";

    static final String SOURCE_ACCOUNT = "aws:sourceaccount";
    static final String SECURE_TRANSPORT = "aws:securetransport";
    static final String PREFIX = "s3:prefix";

    private static final Set<String> KEYS = Set.of(SOURCE_ARN, SOURCE_ACCOUNT, SECURE_TRANSPORT, PREFIX);
    private static final String IF_EXISTS = "IfExists";

    enum Operator {
        STRING_EQUALS("StringEquals"),
        STRING_NOT_EQUALS("StringNotEquals"),
        STRING_LIKE("StringLike"),
        STRING_NOT_LIKE("StringNotLike"),
        ARN_EQUALS("ArnEquals"),
        ARN_LIKE("ArnLike"),
        BOOL("Bool");

        private final String word;

        Operator(String word) {
            this.word = word;
        }

        private boolean negated() {
            return this == STRING_NOT_EQUALS || this == STRING_NOT_LIKE;
        }

        private boolean test(String wanted, String given) {
            return switch (this) {
                case STRING_EQUALS, STRING_NOT_EQUALS -> wanted.equals(given);
                case STRING_LIKE, STRING_NOT_LIKE -> Wildcards.matches(wanted, given);
                // AWS makes no difference between these two.
                case ARN_EQUALS, ARN_LIKE -> Wildcards.matchesArn(wanted, given);
                case BOOL -> wanted.equalsIgnoreCase(given);
            };
        }
    }

    /// @param where for the error's message
    /// @throws UnsupportedPolicy if the operator or the key is not known here: it would be true or false by chance
    static Condition of(String operator, String key, List<String> values, String where) {
        var ifExists = operator.endsWith(IF_EXISTS);
        var word = ifExists ? operator.substring(0, operator.length() - IF_EXISTS.length()) : operator;
        var known = Stream.of(Operator.values())
                .filter(it -> it.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new UnsupportedPolicy(
                        "%s uses the condition operator %s, which the local environment cannot judge; add it to Condition"
                                .formatted(where, operator)));
        var lower = key.toLowerCase(Locale.ROOT);
        if (!KEYS.contains(lower)) {
            throw new UnsupportedPolicy(
                    "%s uses the condition key %s, which the local environment cannot judge; add it to Condition"
                            .formatted(where, key));
        }
        return new Condition(known, ifExists, lower, values);
    }

    String text() {
        return "%s%s %s %s".formatted(operator.word, ifExists ? IF_EXISTS : "", key, String.join(" ", values));
    }

    /// A key that the request does not have passes only where nothing is asked of it.
    boolean holds(Map<String, String> context) {
        var given = context.get(key);
        if (given == null) {
            return ifExists || operator.negated();
        }
        var any = values.stream().anyMatch(wanted -> operator.test(wanted, given));
        return operator.negated() != any;
    }
}
