package io.whereabouts.command.definereadpoint;

import io.whereabouts.command.Decision;
import io.whereabouts.command.Decision.Reason;
import io.whereabouts.command.Fact;
import io.whereabouts.events.ReadPointDefined;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;

final class DefineReadPointHandler {
    /// Each request with scans from there reads these definitions: what moves is no read point.
    static final int MOST_DEFINITIONS = 1_000;

    @CommandHandler
    Decision handle(
            DefineReadPoint command,
            @InjectEntity ReadPoint readPoint,
            EventAppender appender,
            MessageTypeResolver types) {
        var decision = decide(command, readPoint);
        decision.appendTo(appender, types);
        return decision;
    }

    @CommandHandler
    ReadPoint handle(FindReadPoint command, @InjectEntity ReadPoint readPoint) {
        return readPoint;
    }

    static Decision decide(DefineReadPoint command, ReadPoint readPoint) {
        var latest = readPoint.latest().map(ReadPoint.Definition::fact);
        if (readPoint
                .latest()
                .filter(definition -> says(definition.event(), command))
                .isPresent()) {
            return Decision.unchanged(latest.orElseThrow());
        }
        if (readPoint.definitions().size() >= MOST_DEFINITIONS) {
            return Decision.refuse(
                    Reason.CONFLICT,
                    "read point %s was defined %d times, the most for one; what moves sends positions, not a read point"
                            .formatted(
                                    command.readPoint(), readPoint.definitions().size()));
        }
        var stamp = command.stamp();
        var effectiveAt =
                latest.map(Fact::effectiveAt).map(stamp::effectiveAfter).orElseGet(stamp::effectiveAt);
        return Decision.accept(new Fact(
                stamp.eventId(),
                new ReadPointDefined(
                        command.readPoint(),
                        command.name(),
                        command.position(),
                        command.volume(),
                        command.altitudeDatum(),
                        stamp.happenedAt(),
                        effectiveAt)));
    }

    /// A volume has its position from its form alone, which another release may work out otherwise.
    private static boolean says(ReadPointDefined event, DefineReadPoint command) {
        return event.name().equals(command.name())
                && event.volume().equals(command.volume())
                && event.altitudeDatum().equals(command.altitudeDatum())
                && (event.volume().isPresent() || event.position().equals(command.position()));
    }
}
