package io.whereabouts.command.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PrimingTest {
    @Test
    void every_route_is_gone_through_down_to_dynamodb_without_a_connection() {
        var log = (Logger) LoggerFactory.getLogger(Priming.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        log.setLevel(Level.WARN);

        var http = new NoConnection();
        Priming.run(http);

        assertThat(lines.list.stream().map(line -> line.getThrowableProxy().getMessage()))
                .as("what could not be primed")
                .isEmpty();
        assertThat(http.operations())
                .as("a package and a scanner are registered, it is scanned, no longer tracked, and given a picture")
                .containsExactly(
                        "Query", "PutItem", "Query", "PutItem", "Query", "Query", "PutItem", "Query", "PutItem",
                        "Query");
    }

    @Test
    void ids_are_of_version_7_and_differ_before_and_after_a_restore() {
        var ids = new EventIds();
        var drawn = new HashSet<UUID>();
        for (var i = 0; i < 1000; i++) {
            if (i % 100 == 99) {
                ids.reseed();
            }
            drawn.add(ids.next());
        }
        assertThat(drawn).hasSize(1000).allMatch(id -> id.version() == 7);
    }
}
