package io.whereabouts.stacks.gate;

import java.util.regex.Pattern;

/// What stands for a name that only AWS knows is shorter than the name.
final class Arns {
    private static final Pattern TOKEN = Pattern.compile("\\$\\{[^}]+}");

    /// As `arn:aws:dynamodb:ap-southeast-1:111111111111:table/`, a name of 40 characters and a stream's label.
    private static final String LONG = "x".repeat(120);

    private Arns() {}

    static String atTheirLongest(String text) {
        return TOKEN.matcher(text).replaceAll(LONG);
    }
}
