package io.whereabouts.query.currentlocation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Text;
import io.whereabouts.query.http.Answer;
import io.whereabouts.query.http.Cursor;
import io.whereabouts.query.http.Refused;
import io.whereabouts.query.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `GET /packages?client=&reference=`: the packages of a client, of a reference, or of both, by identifier.
final class FindQuestion {
    private static final String CURSOR = "find";
    private static final String CLIENT = "client";
    private static final String REFERENCE = "reference";

    /// More than this is not looked at for one page.
    private static final int MOST_LOOKED_AT = 10_000;

    private final Locations locations;

    FindQuestion(Locations locations) {
        this.locations = locations;
    }

    /// What is asked for.
    private record Wanted(Optional<String> client, Optional<String> reference) {
        boolean isMetBy(Row row) {
            var said = Description.of(row.life());
            return said.isPresent()
                    && is(client, said.flatMap(Description::client))
                    && is(reference, said.flatMap(Description::reference));
        }

        private static boolean is(Optional<String> wanted, Optional<Text> said) {
            return wanted.isEmpty() || wanted.equals(said.map(Text::value));
        }
    }

    Answer answer(Request request) {
        request.acceptsOnly(CLIENT, REFERENCE, "limit", "cursor");
        var wanted = new Wanted(text(request, CLIENT), text(request, REFERENCE));
        var after = Cursor.in(request, CURSOR, 1)
                .map(cursor -> cursor.parts().getFirst())
                .map(FindQuestion::canonical);
        var packages = new ArrayList<ObjectNode>();
        var last = after;
        var more = true;
        for (var lookedAt = 0; more && packages.size() < request.limit() && lookedAt < MOST_LOOKED_AT; ) {
            var keys = keys(wanted, last, request.limit() - packages.size());
            lookedAt += keys.entries().size();
            packages.addAll(found(keys, wanted));
            more = keys.last().isPresent();
            last = keys.last().map(Entry::key);
        }
        var list = Documents.ofList(packages);
        if (more) {
            last.ifPresent(key -> list.put("next", Cursor.of(key).text(CURSOR)));
        }
        return Answer.json(list);
    }

    /// A reference is fewer packages than a client.
    private Keys keys(Wanted wanted, Optional<String> after, int limit) {
        return wanted.reference()
                .map(reference -> locations.ofReference(reference, after, limit))
                .orElseGet(() -> locations.ofClient(wanted.client().orElseThrow(), after, limit));
    }

    private List<ObjectNode> found(Keys keys, Wanted wanted) {
        var ids = keys.entries().stream()
                .map(entry -> PackageId.parse(entry.key()))
                .toList();
        var rows = locations.find(ids);
        var around = Around.of(rows.values(), locations);
        var found = new ArrayList<ObjectNode>();
        ids.forEach(id -> Optional.ofNullable(rows.get(id))
                .filter(wanted::isMetBy)
                .ifPresent(row -> found.add(Documents.ofPackage(row, around.whereabouts(row)))));
        return found;
    }

    /// As a registration takes it: nothing else can be found.
    private static Optional<String> text(Request request, String name) {
        return request.parameter(name).map(text -> {
            try {
                return new Text(text).value();
            } catch (IllegalArgumentException e) {
                throw Refused.badRequest(name, "%s: %s".formatted(name, e.getMessage()));
            }
        });
    }

    private static String canonical(String text) {
        try {
            return PackageId.parse(text).canonical();
        } catch (IllegalArgumentException e) {
            throw Cursor.broken();
        }
    }
}
