package io.whereabouts.query.currentlocation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whereabouts.events.PackageId;
import io.whereabouts.query.http.Answer;
import io.whereabouts.query.http.Json;
import io.whereabouts.query.http.Request;
import java.util.Locale;
import java.util.function.Function;

/// `GET /scanners/{scanner}/sessions/{session}/discrepancies`: what a session did not see of what should be in a volume
/// or in a container, and what it saw in the volume that should have been elsewhere.
///
/// There is no index by session, which would cost every scan a write. What is in the volume now is gone through: what
/// the session saw there last is among it, for that is where it is.
final class DiscrepancyQuestion {
    private final Locations locations;
    private final VolumeQuestion volume;
    private final ContentsQuestion contents;

    DiscrepancyQuestion(Locations locations, VolumeQuestion volume, ContentsQuestion contents) {
        this.locations = locations;
        this.volume = volume;
        this.contents = contents;
    }

    Answer in(Area area, ScanSession session, Request request) {
        var page = volume.page(request, area);
        var before = Around.of(page.found().stream().map(Found::row).toList(), locations);
        var report = report(
                page, found -> Finding.of(isSeen(found, session), isExpected(found.row(), area, session, before)));
        page.next().ifPresent(bookmark -> report.put("next", VolumeQuestion.text(bookmark)));
        return Answer.json(report);
    }

    /// What is directly in a container, wherever that is. Each has to be seen itself: who scans a pallet has not
    /// counted what is on it. Nothing is unexpected: what a session saw elsewhere is found by where.
    Answer in(PackageId container, ScanSession session, Request request) {
        var page = contents.page(request, container, 1);
        var report = report(page, found -> Finding.of(session.saw(found.row()), true));
        page.next().ifPresent(bookmark -> report.put("next", ContentsQuestion.text(container, bookmark)));
        return Answer.json(report);
    }

    private static ObjectNode report(Page<Bookmark> page, Function<Found, Finding> finding) {
        var report = Json.MAPPER.createObjectNode();
        for (var each : Finding.values()) {
            report.putArray(name(each));
        }
        for (var found : page.found()) {
            report.withArray(name(finding.apply(found))).add(Documents.ofPackage(found.row(), found.at()));
        }
        return report;
    }

    private static String name(Finding finding) {
        return finding.name().toLowerCase(Locale.ROOT);
    }

    /// A container that was seen vouches for what is in it.
    private static boolean isSeen(Found found, ScanSession session) {
        return session.saw(found.row())
                || (found.at() instanceof Whereabouts.Located at && session.made(at.sighting()));
    }

    /// Whether it would be there had the session not been.
    private static boolean isExpected(Row row, Area area, ScanSession session, Around around) {
        return around.whereabouts(row, session::before) instanceof Whereabouts.Located at
                && area.contains(at.sighting().position());
    }
}
