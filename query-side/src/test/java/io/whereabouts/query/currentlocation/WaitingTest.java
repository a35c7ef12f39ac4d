package io.whereabouts.query.currentlocation;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.nineAnd;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static io.whereabouts.query.given.Given.scanned;
import static io.whereabouts.query.given.Given.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.whereabouts.events.PackageDescribed;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.ScannerRegistered;
import io.whereabouts.events.Text;
import io.whereabouts.events.WriteToken;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.Http;
import io.whereabouts.query.given.NoLambda;
import io.whereabouts.query.http.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private static final PackageId PACKAGE = packageId(1);
    private static final RecordedEvent REGISTERED = registered(PACKAGE, true);
    private static final RecordedEvent SCANNED = scanned(PACKAGE, 7, MALI_LOSINJ);

    private final Recorded recorded = new Recorded();
    private final Late locations = new Late();
    private int lookups;
    private final Writes writes = token -> {
        lookups++;
        return recorded.find(token);
    };

    /// A view to which the news come when it has been looked at so many times.
    private static final class Late extends InMemoryLocations {
        private final List<Row> news = new ArrayList<>();
        private int looks;

        private void afterLooks(int more, RecordedEvent... events) {
            looks = more;
            news.add(new Row(InMemoryModel.fold(List.of(events)), Optional.empty(), news.size() + 1L));
        }

        @Override
        public synchronized Optional<Row> newest(PackageId packageId) {
            if (looks-- == 0) {
                news.forEach(this::put);
            }
            return super.newest(packageId);
        }
    }

    @Test
    void a_read_waits_until_the_view_has_what_was_written() {
        recorded.record(List.of(REGISTERED, SCANNED));
        locations.afterLooks(3, REGISTERED, SCANNED);
        var row = new Waiting(locations, recorded, recorded).until(PACKAGE, text(SCANNED));
        assertThat(row.newest().orElseThrow().position()).isEqualTo(MALI_LOSINJ);
    }

    @Test
    void what_has_not_come_in_time_is_said_to_be_on_its_way() {
        recorded.record(List.of(REGISTERED, SCANNED, started(PACKAGE, 1)));
        locations.afterLooks(0, REGISTERED);
        for (var write : List.of(SCANNED, started(PACKAGE, 1))) {
            var answer = asked(text(write));
            assertThat(answer.getStatusCode()).isEqualTo(409);
            assertThat(answer.getHeaders()).containsEntry("retry-after", "1");
            assertThat(Http.body(answer).get("title").asText()).isEqualTo("Conflict");
            assertThat(Http.body(answer).get("field").asText()).isEqualTo("token");
            assertThat(Http.body(answer).get("detail").asText()).contains("is stored, but not yet seen here");
        }
        assertThat(asked(text(REGISTERED)).getStatusCode()).isEqualTo(200);
    }

    @Test
    void a_registration_that_has_not_come_is_not_said_to_be_missing() {
        recorded.record(List.of(REGISTERED, SCANNED));
        assertThat(asked(text(REGISTERED)).getStatusCode()).isEqualTo(409);
        locations.afterLooks(0, SCANNED);
        assertThat(asked(text(SCANNED)).getStatusCode())
                .as("seen, but who it is has not come")
                .isEqualTo(409);
    }

    @Test
    void what_is_no_token_of_a_write_of_the_package_is_refused() {
        var other = registered(packageId(2), true);
        var scanner = new ScannerRegistered(new ScannerId("van-7"), Optional.empty(), nineAnd(0), nineAnd(0));
        recorded.record(List.of(REGISTERED, other));
        locations.afterLooks(0, REGISTERED);
        for (var token : List.of(
                "",
                "token",
                text(REGISTERED) + "A",
                text(REGISTERED).substring(1),
                text(REGISTERED) + "," + text(REGISTERED),
                text(other),
                text(SCANNED),
                text(started(PACKAGE, 1)),
                new WriteToken("item=" + PACKAGE, REGISTERED.eventId()).text(),
                WriteToken.of(REGISTERED.eventId(), scanner).text())) {
            var answer = asked(token);
            assertThat(answer.getStatusCode()).as(token).isEqualTo(400);
            assertThat(Http.body(answer).get("field").asText()).isEqualTo("token");
            assertThat(answer.getHeaders()).doesNotContainKey("retry-after");
        }
    }

    @Test
    void a_scan_that_was_cut_off_counts_though_its_delivery_is_late_when_all_that_is_kept_is_wrong() {
        var scans = IntStream.rangeClosed(1, 6)
                .mapToObj(n -> scanned(PACKAGE, n, MALI_LOSINJ))
                .toList();
        var wrong = IntStream.rangeClosed(2, 5)
                .mapToObj(n -> RowTest.retracted(scans.get(n), n - 2, false))
                .toList();
        var delivered = new ArrayList<>(List.of(REGISTERED, scans.getFirst()));
        delivered.addAll(scans.subList(2, 6));
        delivered.addAll(wrong);
        recorded.record(scans);
        recorded.record(wrong);
        locations.afterLooks(0, delivered.toArray(RecordedEvent[]::new));
        var late = scans.get(1);
        var row = new Waiting(locations, recorded, recorded, Duration.ZERO).until(PACKAGE, text(late));
        assertThat(row.newest().orElseThrow().key()).isEqualTo(ScanKey.of(late));
    }

    @Test
    void what_the_row_keeps_is_not_looked_up_among_the_events() {
        var described = described(1);
        var retracted = RowTest.retracted(SCANNED, 0, false);
        for (var write : List.of(REGISTERED, described, SCANNED)) {
            locations.afterLooks(0, REGISTERED, described, SCANNED, retracted);
            assertThat(asked(text(write)).getStatusCode()).isEqualTo(200);
        }
        assertThat(lookups).isZero();
    }

    @Test
    void a_write_that_the_row_does_not_keep_is_looked_up_once_however_long_it_takes() {
        var events = List.of(REGISTERED, started(PACKAGE, 1), described(2), described(3));
        recorded.record(events);
        for (var write : List.of(events.get(1), events.get(2))) {
            lookups = 0;
            locations.afterLooks(2, events.toArray(RecordedEvent[]::new));
            new Waiting(locations, writes, recorded).until(PACKAGE, text(write));
            assertThat(lookups).isOne();
        }
    }

    @Test
    void nobody_waits_for_a_write_that_is_none() {
        assertThatThrownBy(() ->
                        new Waiting(locations, recorded, recorded, Duration.ofSeconds(2)).until(PACKAGE, text(SCANNED)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("names no write of package");
    }

    private APIGatewayV2HTTPResponse asked(String token) {
        var waiting = new Waiting(locations, writes, recorded, Duration.ZERO);
        return new LocationApi(locations, id -> Optional.empty(), waiting)
                .handleRequest(
                        Http.get("GET /packages/{id}", Map.of("id", PACKAGE.canonical()), Map.of("token", token)),
                        NoLambda.CONTEXT);
    }

    private static RecordedEvent described(int position) {
        return Given.life(
                new PackageDescribed(
                        PACKAGE,
                        Optional.empty(),
                        Optional.of(new Text("PO-" + position)),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        nineAnd(position),
                        nineAnd(position)),
                position);
    }

    private static String text(RecordedEvent recorded) {
        return WritesContract.token(recorded).text();
    }
}
