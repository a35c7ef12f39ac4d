package io.whereabouts.local.iam;

/// IAM's patterns: `*` for any characters, `?` for one.
final class Wildcards {
    private static final int ARN_PARTS = 6;

    private Wildcards() {}

    static boolean matches(String pattern, String text) {
        var p = 0;
        var t = 0;
        var star = -1;
        var resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /// As the other, but no wildcard reaches over the colon before the next part of an ARN.
    static boolean matchesArn(String pattern, String arn) {
        if (pattern.equals("*")) {
            return true;
        }
        var wanted = pattern.split(":", ARN_PARTS);
        var given = arn.split(":", ARN_PARTS);
        if (wanted.length != given.length) {
            return false;
        }
        for (var part = 0; part < wanted.length; part++) {
            if (!matches(wanted[part], given[part])) {
                return false;
            }
        }
        return true;
    }
}
