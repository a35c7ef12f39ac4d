package io.whereabouts.command.lambda;

import io.whereabouts.command.definereadpoint.DefineReadPointSlice;
import io.whereabouts.command.describepackage.DescribePackageSlice;
import io.whereabouts.command.epcis.EpcisSlice;
import io.whereabouts.command.offerpicture.OfferPictureSlice;
import io.whereabouts.command.packing.PackingSlice;
import io.whereabouts.command.recordscans.RecordScansSlice;
import io.whereabouts.command.registerpackage.RegisterPackageSlice;
import io.whereabouts.command.retractscan.RetractScanSlice;
import io.whereabouts.command.scanners.ScannersSlice;
import io.whereabouts.command.status.StatusSlice;
import io.whereabouts.command.tracking.TrackingSlice;
import io.whereabouts.events.Tags;
import io.whereabouts.events.json.EventJson;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.common.configuration.ComponentBuilder;
import org.axonframework.conversion.Converter;
import org.axonframework.conversion.json.JacksonConverter;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.eventsourcing.eventstore.AnnotationBasedTagResolver;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.MetadataBasedTagResolver;
import org.axonframework.eventsourcing.eventstore.MultiTagResolver;
import org.axonframework.messaging.core.correlation.SimpleCorrelationDataProvider;

/// All slices on one event store.
final class CommandSide {
    private CommandSide() {}

    static AxonConfiguration start(ComponentBuilder<EventStorageEngine> engine) {
        var configurer = EventSourcingConfigurer.create();
        RegisterPackageSlice.addTo(configurer);
        TrackingSlice.addTo(configurer);
        DescribePackageSlice.addTo(configurer);
        StatusSlice.addTo(configurer);
        OfferPictureSlice.addTo(configurer);
        PackingSlice.addTo(configurer);
        RetractScanSlice.addTo(configurer);
        RecordScansSlice.addTo(configurer);
        ScannersSlice.addTo(configurer);
        DefineReadPointSlice.addTo(configurer);
        EpcisSlice.addTo(configurer);
        return configurer
                .registerEventStorageEngine(engine)
                .registerTagResolver(configuration -> new MultiTagResolver(
                        new AnnotationBasedTagResolver(), new MetadataBasedTagResolver(Tags.REQUEST)))
                // Left to itself it looks for Jackson modules on the class path: 57 to 110 ms of each cold start.
                .componentRegistry(registry -> registry.registerComponent(
                        Converter.class, configuration -> new JacksonConverter(EventJson.mapper())))
                // Axon carries the correlation id from command to event by itself, but not the actor; and the command
                // is the cause of its events where it names no other.
                .messaging(messaging -> messaging.registerCorrelationDataProvider(
                        configuration -> new SimpleCorrelationDataProvider("actor", "causationId")))
                .start();
    }
}
