package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Api.PACKAGE;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.Objects;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// R7: one structured log, with the correlation id on every line about a request.
class LogTest {
    @Test
    void a_line_is_a_json_object_with_the_correlation_id_and_named_fields_and_no_payload() throws Exception {
        var logger = (Logger) LoggerFactory.getLogger(CommandApi.class);
        var lines = new ListAppender<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
                event.prepareForDeferredProcessing(); // takes the MDC while it is that of the request
                super.append(event);
            }
        };
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.INFO);
        try {
            Api.on(configuration -> new InMemoryEventStorageEngine())
                    .register("{\"package\": \"%s\", \"client\": \"Atomic\"}".formatted(PACKAGE));
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(null);
        }

        assertThat(lines.list).hasSize(1);
        var line = Api.JSON.readTree(deployedEncoder().encode(lines.list.getFirst()));
        assertThat(line.path("correlation_id").asText()).isEqualTo("correlation-1");
        assertThat(line.path("route").asText()).isEqualTo("POST /packages");
        assertThat(line.path("status").asInt()).isEqualTo(201);
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("service").asText()).isNotEmpty();
        assertThat(line.toString()).doesNotContain("Atomic", PACKAGE);
        assertThat(MDC.getCopyOfContextMap())
                .as("left behind for the next request")
                .isNullOrEmpty();
    }

    private static Encoder<ILoggingEvent> deployedEncoder() throws JoranException, IOException {
        var context = new LoggerContext();
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(LogTest.class.getResource("/logback.xml")));
        return ((ConsoleAppender<ILoggingEvent>)
                        context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("STDOUT"))
                .getEncoder();
    }
}
