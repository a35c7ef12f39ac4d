package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Fields.list;
import static io.whereabouts.command.lambda.Fields.moment;
import static io.whereabouts.command.lambda.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.command.packing.Pack;
import io.whereabouts.command.packing.Unpack;
import io.whereabouts.command.packing.When;
import io.whereabouts.events.PackageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Requests about what is in a container, as commands.
final class PackingRequests {
    static final int MOST = 500;

    private PackingRequests() {}

    /// As many commands as it takes, in the order of the request.
    ///
    /// @param receivedAt when it reached us, by our clock
    /// @param eventIds an id for each event
    static List<Pack> pack(String pathId, JsonNode body, Instant receivedAt, Supplier<String> eventIds) {
        var container = PackageRequests.packageId(pathId);
        var fields = Fields.of(body, "", "packages", "packedAt");
        var packages = fields.required("packages", list(1, MOST, text(PackageId::parse)));
        requireEachOnce(packages);
        var when = new When(fields.optional("packedAt", moment()), receivedAt);
        var commands = new ArrayList<Pack>();
        for (var from = 0; from < packages.size(); from += Pack.MOST_ITEMS) {
            var items = packages.subList(from, Math.min(from + Pack.MOST_ITEMS, packages.size())).stream()
                    .map(id -> new Pack.Item(id, eventIds.get()))
                    .toList();
            commands.add(new Pack(container, items, when));
        }
        return commands;
    }

    /// @param query its `unpackedAt` says when it happened, if not now
    static Unpack unpack(
            String pathId, String pathChild, Map<String, String> query, Instant receivedAt, Supplier<String> eventIds) {
        query.keySet().stream()
                .filter(name -> !name.equals("unpackedAt"))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.ofField(name, "there is no such parameter here; there is unpackedAt");
                });
        var reported = Optional.ofNullable(query.get("unpackedAt")).map(text -> {
            try {
                return Moment.parse(text);
            } catch (IllegalArgumentException e) {
                throw Refusal.ofField("unpackedAt", String.valueOf(e.getMessage()));
            }
        });
        var item = new Pack.Item(PackageRequests.packageId("child", pathChild), eventIds.get());
        return new Unpack(PackageRequests.packageId(pathId), List.of(item), new When(reported, receivedAt));
    }

    private static void requireEachOnce(List<PackageId> packages) {
        var seen = new HashMap<PackageId, Integer>();
        for (var i = 0; i < packages.size(); i++) {
            var before = seen.putIfAbsent(packages.get(i), i);
            if (before != null) {
                throw Refusal.ofField(
                        "packages[%d]".formatted(i),
                        "%s stands in packages[%d] already; send it once".formatted(packages.get(i), before));
            }
        }
    }
}
