package io.whereabouts.local.iam;

/// A grant that the program declares and that is left out, to see what happens without it.
public record MissingGrant(String role, String action) {

    /// @param text such as `local-whereabouts-commands/dynamodb:PutItem`
    public static MissingGrant of(String text) {
        var parts = text.split("/", -1);
        if (parts.length != 2 || parts[0].isEmpty() || !parts[1].contains(":")) {
            throw new IllegalArgumentException(
                    "a grant is written <role>/<service>:<action>, as local-whereabouts-commands/dynamodb:PutItem, not "
                            + text);
        }
        return new MissingGrant(parts[0], parts[1]);
    }
}
