package io.whereabouts.command.offerpicture;

import static org.axonframework.messaging.eventstreaming.EventCriteria.havingTags;

import io.whereabouts.command.Decision;
import io.whereabouts.command.Decision.Reason;
import io.whereabouts.command.Fact;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.Tags;
import java.util.Optional;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.modelling.annotation.InjectEntity;

final class OfferPictureHandler {
    @CommandHandler
    Decision handle(OfferPicture command, @InjectEntity State state) {
        return decide(command, state);
    }

    /// Unchanged, because of the registration that began its life; or refused.
    static Decision decide(OfferPicture command, State state) {
        var id = command.packageId();
        if (state.registration().isEmpty()) {
            return Decision.refuse(
                    Reason.UNKNOWN_PACKAGE, "package %s is not registered; register it first".formatted(id));
        }
        return state.closed()
                ? Decision.refuse(
                        Reason.CONFLICT, "package %s is closed: nothing is recorded of it any more".formatted(id))
                : Decision.unchanged(state.registration().get());
    }

    /// @param registration the last one
    @EventSourcedEntity
    record State(Optional<Fact> registration, boolean closed) {
        @EntityCreator
        static State initial() {
            return new State(Optional.empty(), false);
        }

        @EventSourcingHandler
        State evolve(PackageRegistered event, EventMessage message) {
            return new State(Optional.of(new Fact(message.identifier(), event)), false);
        }

        @EventSourcingHandler
        State evolve(PackageClosed event) {
            return new State(registration, true);
        }

        @EventCriteriaBuilder
        static EventCriteria criteria(PackageId id, MessageTypeResolver types) {
            return havingTags(Tags.LIFE, id.canonical())
                    .andBeingOneOfTypes(types, PackageRegistered.class, PackageClosed.class);
        }
    }
}
