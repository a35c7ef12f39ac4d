package io.whereabouts.command.offerpicture;

import io.whereabouts.events.PackageId;
import org.axonframework.messaging.commandhandling.annotation.Command;
import org.axonframework.modelling.annotation.TargetEntityId;

/// Ask whether it may have a picture, and in which of its lives. Nothing is recorded: that is for what arrives.
@Command(namespace = "whereabouts", name = "OfferPicture")
public record OfferPicture(@TargetEntityId PackageId packageId) {}
