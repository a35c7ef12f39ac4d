package io.whereabouts.local.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.nio.file.Path;

/// Values as they travel between program and engine (pulumi/pulumi `sdk/go/common/resource/plugin/rpc.go`): what
/// JSON cannot say is an object marked by a key that nobody else would use.
final class Wire {
    private static final String MARK = "4dabf18193072939515e22adb298388d";
    private static final String ASSET = "c44067f5952c0a294b673a41bacd8c17";
    private static final String ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
    private static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";
    private static final String OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    private static final String RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Path folder;

    /// @param folder of the program: paths of archives start there
    Wire(Path folder) {
        this.folder = folder;
    }

    ObjectNode read(Struct struct) {
        var object = JSON.objectNode();
        struct.getFieldsMap().forEach((key, value) -> object.set(key, read(value)));
        return object;
    }

    JsonNode read(Value value) {
        return switch (value.getKindCase()) {
            case NULL_VALUE, KIND_NOT_SET -> JSON.nullNode();
            case BOOL_VALUE -> JSON.booleanNode(value.getBoolValue());
            case STRING_VALUE -> JSON.textNode(value.getStringValue());
            case NUMBER_VALUE -> number(value.getNumberValue());
            case STRUCT_VALUE -> readMarked(value.getStructValue());
            case LIST_VALUE -> {
                var array = JSON.arrayNode();
                value.getListValue().getValuesList().forEach(item -> array.add(read(item)));
                yield array;
            }
        };
    }

    private static JsonNode number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1L << 53
                ? JSON.numberNode((long) number)
                : JSON.numberNode(number);
    }

    private JsonNode readMarked(Struct struct) {
        var fields = struct.getFieldsMap();
        var mark = struct.getFieldsOrDefault(MARK, Value.getDefaultInstance()).getStringValue();
        return switch (mark) {
            case "" -> read(struct);
            case SECRET, OUTPUT -> read(struct.getFieldsOrDefault("value", Value.getDefaultInstance()));
            case RESOURCE -> read(struct.getFieldsOrDefault("urn", Value.getDefaultInstance()));
            case ASSET, ARCHIVE -> {
                if (!fields.containsKey("path")) {
                    throw new UnknownResource("the local environment knows archives and assets by path only, not "
                            + fields.keySet() + "; name a file");
                }
                var path = struct.getFieldsOrThrow("path").getStringValue();
                yield JSON.objectNode()
                        .put("path", folder.resolve(path).normalize().toString());
            }
            default ->
                throw new UnknownResource("the program sent a value of the unknown kind " + mark
                        + "; see Wire.java in io.whereabouts.local.monitor");
        };
    }

    /// What the program is answered: its own values, with secrets and outputs opened as it asked for no more, and
    /// archives as they came.
    static Value open(Value value) {
        return switch (value.getKindCase()) {
            case STRUCT_VALUE -> {
                var struct = value.getStructValue();
                var mark = struct.getFieldsOrDefault(MARK, Value.getDefaultInstance())
                        .getStringValue();
                yield mark.equals(SECRET) || mark.equals(OUTPUT)
                        ? open(struct.getFieldsOrDefault("value", Value.getDefaultInstance()))
                        : Value.newBuilder().setStructValue(open(struct)).build();
            }
            case LIST_VALUE ->
                Value.newBuilder()
                        .setListValue(ListValue.newBuilder()
                                .addAllValues(value.getListValue().getValuesList().stream()
                                        .map(Wire::open)
                                        .toList()))
                        .build();
            default -> value;
        };
    }

    static Struct open(Struct struct) {
        var opened = Struct.newBuilder();
        struct.getFieldsMap().forEach((key, value) -> opened.putFields(key, open(value)));
        return opened.build();
    }

    static Value write(JsonNode node) {
        var value = Value.newBuilder();
        return switch (node.getNodeType()) {
            case STRING -> value.setStringValue(node.textValue()).build();
            case NUMBER -> value.setNumberValue(node.doubleValue()).build();
            case BOOLEAN -> value.setBoolValue(node.booleanValue()).build();
            case OBJECT -> {
                var struct = Struct.newBuilder();
                node.properties().forEach(field -> struct.putFields(field.getKey(), write(field.getValue())));
                yield value.setStructValue(struct).build();
            }
            case ARRAY -> {
                var list = ListValue.newBuilder();
                node.forEach(item -> list.addValues(write(item)));
                yield value.setListValue(list).build();
            }
            case NULL, MISSING, BINARY, POJO ->
                value.setNullValue(NullValue.NULL_VALUE).build();
        };
    }
}
