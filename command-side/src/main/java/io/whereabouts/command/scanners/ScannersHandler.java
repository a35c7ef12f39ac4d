package io.whereabouts.command.scanners;

import io.whereabouts.command.Decision;
import io.whereabouts.command.Decision.Reason;
import io.whereabouts.command.Fact;
import io.whereabouts.events.ScannerRegistered;
import io.whereabouts.events.ScannerRevoked;
import java.time.Instant;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;

final class ScannersHandler {
    /// Each request with its scans reads these decisions: so many are one page of a query.
    static final int MOST_CHANGES = 1_000;

    @CommandHandler
    Decision handle(
            RegisterScanner command, @InjectEntity Scanner scanner, EventAppender appender, MessageTypeResolver types) {
        var decision = decide(command, scanner);
        decision.appendTo(appender, types);
        return decision;
    }

    @CommandHandler
    Decision handle(
            RevokeScanner command, @InjectEntity Scanner scanner, EventAppender appender, MessageTypeResolver types) {
        var decision = decide(command, scanner);
        decision.appendTo(appender, types);
        return decision;
    }

    @CommandHandler
    Scanner handle(FindScanner command, @InjectEntity Scanner scanner) {
        return scanner;
    }

    static Decision decide(RegisterScanner command, Scanner scanner) {
        var latest = scanner.latest();
        if (latest.isPresent()
                && latest.get().event() instanceof ScannerRegistered registered
                && registered.name().equals(command.name())) {
            return Decision.unchanged(latest.get());
        }
        if (scanner.facts().size() >= MOST_CHANGES) {
            return Decision.refuse(
                    Reason.CONFLICT,
                    "scanner %s was registered and revoked %d times, the most for one; give it another id"
                            .formatted(command.scanner(), scanner.facts().size()));
        }
        var stamp = command.stamp();
        var effectiveAt =
                latest.map(Fact::effectiveAt).map(stamp::effectiveAfter).orElseGet(stamp::effectiveAt);
        return Decision.accept(new Fact(
                stamp.eventId(),
                new ScannerRegistered(command.scanner(), command.name(), stamp.happenedAt(), effectiveAt)));
    }

    /// Also the last change of so many as there may be: what is lost or stolen is always revoked.
    static Decision decide(RevokeScanner command, Scanner scanner) {
        if (scanner.latest().isEmpty()) {
            return Decision.refuse(
                    Reason.UNKNOWN_SCANNER,
                    "scanner %s is not registered, so there is nothing to revoke".formatted(command.scanner()));
        }
        var latest = scanner.latest().get();
        if (latest.event() instanceof ScannerRevoked) {
            return Decision.unchanged(latest);
        }
        var stamp = command.stamp();
        Instant effectiveAt = stamp.effectiveAfter(latest.effectiveAt());
        return Decision.accept(
                new Fact(stamp.eventId(), new ScannerRevoked(command.scanner(), stamp.happenedAt(), effectiveAt)));
    }
}
