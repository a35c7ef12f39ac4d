package io.whereabouts.events.epcis;

import io.whereabouts.events.Content;
import io.whereabouts.events.ItemDecision;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageDelivered;
import io.whereabouts.events.PackageDescribed;
import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageFound;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageLost;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Packed;
import io.whereabouts.events.PackingRetracted;
import io.whereabouts.events.PictureAdded;
import io.whereabouts.events.Position;
import io.whereabouts.events.ScanRetracted;
import io.whereabouts.events.Sgln;
import io.whereabouts.events.Text;
import io.whereabouts.events.TrackingStarted;
import io.whereabouts.events.TrackingStopped;
import io.whereabouts.events.Unpacked;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One event of ours in the words of EPCIS and CBV 2.0, and, for what they have no word, in ours.
final class OwnEvent {
    /// Whatever it stands for, it is ours alone: nobody has to resolve it.
    private static final Json CONTEXT =
            new Json.Obj(Map.of("whereabouts", new Json.Str("https://whereabouts.io/epcis/")));

    private final TreeMap<String, Json> fields = new TreeMap<>();

    private OwnEvent(String id, String type, String action, Instant happenedAt) {
        fields.put("@context", CONTEXT);
        text("eventID", id);
        text("type", type);
        text("action", action);
        text("eventTime", happenedAt.toString());
        text("eventTimeZoneOffset", "+00:00");
    }

    /// @param id of the event, a URI
    static Json.Obj of(PackageEvent event, String id) {
        return switch (event) {
            case PackageRegistered told ->
                about(event, id, "ADD")
                        .step("commissioning", "active")
                        .flag("tracked", told.tracked())
                        .described(told.client(), told.reference(), told.description())
                        .holding(told.contents(), told.expectedAt())
                        .json();
            case PackageDescribed told ->
                about(event, id, "OBSERVE")
                        .described(told.client(), told.reference(), told.description())
                        .holding(told.contents(), told.expectedAt())
                        .json();
            case TrackingStarted told ->
                about(event, id, "OBSERVE").flag("tracked", true).json();
            case TrackingStopped told ->
                about(event, id, "OBSERVE").flag("tracked", false).json();
            case PackageLost told ->
                about(event, id, "OBSERVE")
                        .text("disposition", "unknown")
                        .own("status", "lost")
                        .json();
            case PackageFound told ->
                about(event, id, "OBSERVE").own("status", "underway").json();
            case PackageDelivered told ->
                about(event, id, "OBSERVE")
                        .text("bizStep", "accepting")
                        .own("status", "delivered")
                        .json();
            case PackageClosed told ->
                about(event, id, "DELETE").step("decommissioning", "inactive").json();
            case PackageScanned told -> about(event, id, "OBSERVE").seen(told).json();
            case PictureAdded told ->
                about(event, id, "OBSERVE")
                        .own("picture", told.picture().value())
                        .own("pictureSha256", told.uploaded().sha256().value())
                        .json();
            case Packed told -> packing(told, told.container(), id, "ADD", "packing");
            case Unpacked told -> packing(told, told.container(), id, "DELETE", "unpacking");
            case PackingRetracted wrong -> throw noEvent(wrong);
            case ScanRetracted wrong -> throw noEvent(wrong);
        };
    }

    private static IllegalArgumentException noEvent(ItemDecision correction) {
        return new IllegalArgumentException("%s is a correction of an event, and none by itself".formatted(correction));
    }

    private static OwnEvent about(PackageEvent event, String id, String action) {
        var own = new OwnEvent(id, "ObjectEvent", action, event.happenedAt());
        own.fields.put("epcList", list(event.packageId()));
        return own;
    }

    private static Json.Obj packing(PackageEvent event, PackageId container, String id, String action, String step) {
        var own = new OwnEvent(id, "AggregationEvent", action, event.happenedAt());
        own.fields.put("childEPCs", list(event.packageId()));
        return own.text("parentID", container.digitalLink())
                .text("bizStep", step)
                .json();
    }

    /// What an error declaration says of a correction.
    static Json.Obj error(ItemDecision correction) {
        var reason = switch (correction) {
            case ScanRetracted scan -> scan.reason();
            case PackingRetracted packing -> packing.reason();
            case Packed packed -> throw new IllegalArgumentException("a packing corrects nothing");
            case Unpacked unpacked -> throw new IllegalArgumentException("an unpacking corrects nothing");
        };
        return new Json.Obj(Map.of(
                "declarationTime", new Json.Str(correction.happenedAt().toString()),
                "reason", new Json.Str("did_not_occur"),
                "whereabouts:reason", new Json.Str(reason.value())));
    }

    private OwnEvent seen(PackageScanned scan) {
        scan.businessStep().ifPresent(step -> text("bizStep", step.value()));
        scan.disposition().ifPresent(disposition -> text("disposition", disposition.value()));
        var place = scan.readPoint().map(Sgln::digitalLink).orElseGet(() -> geo(scan.position()));
        fields.put("readPoint", new Json.Obj(Map.of("id", new Json.Str(place))));
        fields.put("whereabouts:position", position(scan.position()));
        scan.scannedAt().ifPresent(at -> own("scannedAt", at.toString()));
        own("scanner", scan.scan().scanner().value());
        own("session", scan.scan().session().value());
        fields.put(
                "whereabouts:sequence", new Json.Num(Long.toString(scan.scan().sequence())));
        return this;
    }

    /// RFC 5870, in metres and degrees of WGS 84.
    private static String geo(Position at) {
        return "geo:%s,%s,%s%s"
                .formatted(
                        number(at.latitude()).literal(),
                        number(at.longitude()).literal(),
                        number(at.altitude()).literal(),
                        at.accuracy()
                                .map(metres -> ";u=" + number(metres).literal())
                                .orElse(""));
    }

    private static Json position(Position at) {
        var position = new TreeMap<String, Json>();
        position.put("whereabouts:latitude", number(at.latitude()));
        position.put("whereabouts:longitude", number(at.longitude()));
        position.put("whereabouts:altitude", number(at.altitude()));
        at.accuracy().ifPresent(metres -> position.put("whereabouts:accuracy", number(metres)));
        return new Json.Obj(position);
    }

    /// Without an exponent, which a `geo:` URI does not know.
    private static Json.Num number(double value) {
        var plain = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return new Json.Num(plain);
    }

    private OwnEvent described(Optional<Text> client, Optional<Text> reference, Optional<Text> description) {
        client.ifPresent(text -> own("client", text.value()));
        reference.ifPresent(text -> own("reference", text.value()));
        description.ifPresent(text -> own("description", text.value()));
        return this;
    }

    private OwnEvent holding(List<Content> contents, Optional<Instant> expectedAt) {
        if (!contents.isEmpty()) {
            fields.put(
                    "whereabouts:contents",
                    new Json.Arr(contents.stream().map(OwnEvent::line).toList()));
        }
        expectedAt.ifPresent(at -> own("expectedAt", at.toString()));
        return this;
    }

    private static Json line(Content content) {
        var line = new TreeMap<String, Json>();
        content.gtin().ifPresent(gtin -> line.put("whereabouts:gtin", new Json.Str(gtin.digits())));
        content.description().ifPresent(text -> line.put("whereabouts:description", new Json.Str(text.value())));
        line.put("whereabouts:quantity", new Json.Num(Integer.toString(content.quantity())));
        return new Json.Obj(line);
    }

    private OwnEvent step(String bizStep, String disposition) {
        return text("bizStep", bizStep).text("disposition", disposition);
    }

    private OwnEvent flag(String name, boolean value) {
        fields.put("whereabouts:" + name, new Json.Bool(value));
        return this;
    }

    private OwnEvent own(String name, String value) {
        return text("whereabouts:" + name, value);
    }

    private OwnEvent text(String name, String value) {
        fields.put(name, new Json.Str(value));
        return this;
    }

    private static Json list(PackageId id) {
        return new Json.Arr(List.of(new Json.Str(id.digitalLink())));
    }

    private Json.Obj json() {
        return new Json.Obj(fields);
    }
}
