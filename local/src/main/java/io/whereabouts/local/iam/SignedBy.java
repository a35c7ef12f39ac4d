package io.whereabouts.local.iam;

import java.util.Optional;
import java.util.regex.Pattern;

/// Whose key a request is signed with, and for which service (Signature Version 4: `Authorization`, or the query of
/// a presigned address). The signature itself is not checked.
record SignedBy(String accessKeyId, String service) {
    private static final Pattern CREDENTIAL =
            Pattern.compile("Credential=([^/,\\s]+)/[^/,\\s]+/[^/,\\s]+/([^/,\\s]+)/aws4_request");

    static Optional<SignedBy> of(Call call) {
        var text = call.header("Authorization")
                .or(() -> Optional.ofNullable(call.query().get("X-Amz-Credential"))
                        .map(credential -> "Credential=" + credential));
        return text.map(CREDENTIAL::matcher)
                .filter(matcher -> matcher.find())
                .map(match -> new SignedBy(match.group(1), match.group(2)));
    }
}
