package io.whereabouts.query.pictures;

import static software.amazon.awssdk.services.dynamodb.model.KeyType.HASH;
import static software.amazon.awssdk.services.dynamodb.model.KeyType.RANGE;

import io.whereabouts.events.DomainEvent;
import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.json.EventJson;
import io.whereabouts.query.given.LocalAws;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

class EventsTableTest extends PictureEventsContract {
    private final String table = "events-" + UUID.randomUUID();
    private int decisions;

    EventsTableTest() {
        LocalAws.dynamoDb()
                .createTable(create -> create.tableName(table)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(key("tag", HASH), key("position", RANGE))
                        .attributeDefinitions(attribute("tag"), attribute("position")));
    }

    @Override
    PictureEvents events() {
        return new EventsTable(LocalAws.dynamoDb(), table);
    }

    @Override
    void registered(PackageId packageId, EventId registration) {
        decided(
                registration.value(),
                "PackageRegistered",
                new PackageRegistered(
                        packageId,
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Pictures.TEN,
                        Pictures.TEN));
    }

    @Override
    void closed(PackageId packageId) {
        decided(
                "01890000-0000-7000-8000-0000000000ff",
                "PackageClosed",
                new PackageClosed(packageId, Pictures.TEN, Pictures.TEN));
    }

    @Override
    void added(KeptPicture picture) {
        var added = picture.added();
        put(
                "picture=" + added.packageId(),
                "o#%s#%s".formatted(added.registration(), added.picture()),
                UUID.randomUUID().toString(),
                "PictureAdded",
                added,
                picture.addedAt());
    }

    private void decided(String eventId, String type, DomainEvent event) {
        put("life=" + event.subject(), "d#%012d".formatted(decisions++), eventId, type, event, Pictures.TEN);
    }

    private void put(String tag, String position, String eventId, String type, DomainEvent event, Instant recordedAt) {
        LocalAws.dynamoDb()
                .putItem(put -> put.tableName(table)
                        .item(Map.of(
                                "tag", AttributeValue.fromS(tag),
                                "position", AttributeValue.fromS(position),
                                "eventId", AttributeValue.fromS(eventId),
                                "type", AttributeValue.fromS(type),
                                "version", AttributeValue.fromS("1"),
                                "actor", AttributeValue.fromS("subject-1"),
                                "recordedAt", AttributeValue.fromS(recordedAt.toString()),
                                "payload", AttributeValue.fromS(EventJson.payload(event)))));
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType("S")
                .build();
    }
}
