package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Fields.flag;
import static io.whereabouts.command.lambda.Fields.list;
import static io.whereabouts.command.lambda.Fields.moment;
import static io.whereabouts.command.lambda.Fields.text;
import static io.whereabouts.command.lambda.Fields.whole;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.command.Stamp;
import io.whereabouts.command.describepackage.DescribePackage;
import io.whereabouts.command.registerpackage.AllotPackage;
import io.whereabouts.command.registerpackage.RegisterPackage;
import io.whereabouts.command.status.Close;
import io.whereabouts.command.status.SetStatus;
import io.whereabouts.command.status.Status;
import io.whereabouts.command.tracking.StartTracking;
import io.whereabouts.command.tracking.StopTracking;
import io.whereabouts.events.Content;
import io.whereabouts.events.Gtin;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.Sscc;
import io.whereabouts.events.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Requests about one package, as commands.
final class PackageRequests {
    private PackageRequests() {}

    static RegisterPackage register(JsonNode body, Stamp stamp) {
        var fields = registration(body);
        return new RegisterPackage(
                fields.required("package", text(PackageId::parse)),
                fields.optional("tracked", flag()).orElse(true),
                fields.optional("client", text(Text::new)),
                fields.optional("reference", text(Text::new)),
                fields.optional("description", text(Text::new)),
                contents(fields),
                fields.optional("expectedAt", moment()),
                stamp);
    }

    private static List<Content> contents(Fields fields) {
        return fields.optional("contents", list(0, PackageRegistered.MOST_CONTENTS, PackageRequests::content))
                .orElse(List.of());
    }

    /// @param request names it
    static AllotPackage allot(JsonNode body, List<Sscc> candidates, String request, Stamp stamp) {
        var fields = registration(body);
        return new AllotPackage(
                request,
                candidates,
                fields.optional("tracked", flag()).orElse(true),
                fields.optional("client", text(Text::new)),
                fields.optional("reference", text(Text::new)),
                fields.optional("description", text(Text::new)),
                contents(fields),
                fields.optional("expectedAt", moment()),
                stamp);
    }

    private static Fields registration(JsonNode body) {
        return Fields.of(
                body, "", "package", "client", "reference", "description", "contents", "expectedAt", "tracked");
    }

    /// @param replaces the entity tag of what is replaced, if the sender has seen it
    static DescribePackage describe(String pathId, JsonNode body, Optional<String> replaces, Stamp stamp) {
        var fields = Fields.of(body, "", "client", "reference", "description", "contents", "expectedAt");
        return new DescribePackage(
                packageId(pathId),
                fields.optional("client", text(Text::new)),
                fields.optional("reference", text(Text::new)),
                fields.optional("description", text(Text::new)),
                contents(fields),
                fields.optional("expectedAt", moment()),
                replaces,
                stamp);
    }

    /// A [StartTracking] or a [StopTracking].
    static Object tracking(String pathId, JsonNode body, Stamp stamp) {
        var id = packageId(pathId);
        return Fields.of(body, "", "tracked").required("tracked", flag())
                ? new StartTracking(id, stamp)
                : new StopTracking(id, stamp);
    }

    /// A [SetStatus] or a [Close].
    static Object status(String pathId, JsonNode body, Stamp stamp) {
        var id = packageId(pathId);
        var status = Fields.of(body, "", "status").required("status", text(PackageRequests::status));
        return status == Status.CLOSED ? new Close(id, stamp) : new SetStatus(id, status, stamp);
    }

    private static Status status(String word) {
        return Arrays.stream(Status.values())
                .filter(status -> word(status).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of %s"
                        .formatted(Arrays.stream(Status.values())
                                .map(PackageRequests::word)
                                .collect(Collectors.joining(", ")))));
    }

    static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /// @param pathId decoded, as an HTTP API hands it over
    static PackageId packageId(String pathId) {
        return packageId("id", pathId);
    }

    /// @param name of the path's parameter
    static PackageId packageId(String name, String value) {
        try {
            return PackageId.parse(value);
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField(name, String.valueOf(e.getMessage()));
        }
    }

    private static Content content(JsonNode value, String path) {
        var fields = Fields.of(value, path, "gtin", "description", "quantity");
        var some = Optional.of(new Text("some"));
        return new Content(
                fields.optional("gtin", text(Gtin::parse)),
                fields.optional("description", text(Text::new)),
                fields.required(
                        "quantity",
                        whole(quantity -> new Content(
                                        Optional.empty(),
                                        some,
                                        Math.clamp(quantity, Integer.MIN_VALUE, Integer.MAX_VALUE))
                                .quantity())));
    }
}
