package io.whereabouts.command.epcis;

import io.whereabouts.eventstore.ObservationOutcomes;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;

final class KeepHandler {
    @CommandHandler
    Kept handle(Keep command, EventAppender appender, ProcessingContext context) {
        var outcomes = new ObservationOutcomes();
        context.putResource(ObservationOutcomes.KEY, outcomes);
        appender.append(command.told());
        return new Kept(command.told().naturalKey(), outcomes);
    }
}
