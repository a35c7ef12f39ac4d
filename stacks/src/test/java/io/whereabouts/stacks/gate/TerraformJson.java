package io.whereabouts.stacks.gate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.whereabouts.stacks.Graph;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A graph as Terraform reads it, so that the provider under Pulumi's can be asked what it thinks of it.
final class TerraformJson {
    /// What com.pulumi:aws 6.83.0 is made from.
    static final String PROVIDER_VERSION = "5.100.0";

    /// Stands for the account; nobody is asked.
    private static final String ACCOUNT = "111111111111";

    /// A token of the graph, such as `${Table/events.arn}`, or anything else in `${…}`, such as a template of Glue.
    private static final Pattern TOKEN = Pattern.compile("\\$\\{(?:(\\w+)/([^.}]+)\\.(\\w+)})?");

    private static final Pattern PROVIDER = Pattern.compile("pulumi:providers:aws::([^:]+)(::.*)?$");

    /// The provider that needs no name.
    private static final String MAIN = "aws";

    /// Pulumi's mark of secrets, assets and archives.
    private static final String SPECIAL = "4dabf18193072939515e22adb298388d";

    private final Graph graph;

    private TerraformJson(Graph graph) {
        this.graph = graph;
    }

    static JsonObject of(Graph graph) {
        return new TerraformJson(graph).json();
    }

    /// The name of a resource in Terraform, such as `aws_dynamodb_table.events`.
    static String address(Graph.Node node) {
        return TerraformNames.type(node.type()) + "." + name(node.name());
    }

    private JsonObject json() {
        var source = new JsonObject();
        source.addProperty("source", "hashicorp/aws");
        source.addProperty("version", PROVIDER_VERSION);
        var json = new JsonObject();
        json.add("terraform", nested(source, "aws", "required_providers"));
        var providers = new JsonArray();
        graph.nodes().stream()
                .filter(node -> node.type().equals("pulumi:providers:aws"))
                .forEach(node -> providers.add(provider(node)));
        json.add("provider", nested(providers, "aws"));
        var resources = new JsonObject();
        graph.nodes().stream().filter(node -> node.type().startsWith("aws:")).forEach(node -> add(node, resources));
        json.add("resource", resources);
        return json;
    }

    private static JsonObject provider(Graph.Node node) {
        var json = new JsonObject();
        if (!node.name().equals(MAIN)) {
            json.addProperty("alias", node.name());
        }
        json.addProperty("region", node.text("region"));
        if (node.inputs().containsKey("defaultTags")) {
            json.add("default_tags", JsonParser.parseString(node.text("defaultTags")));
        }
        // No allowed_account_ids: to check them it would have to ask AWS whose account this is.
        json.addProperty("access_key", "none");
        json.addProperty("secret_key", "none");
        List.of("skip_credentials_validation", "skip_metadata_api_check", "skip_region_validation")
                .forEach(skip -> json.addProperty(skip, true));
        json.addProperty("skip_requesting_account_id", true);
        return json;
    }

    private void add(Graph.Node node, JsonObject resources) {
        var type = TerraformNames.type(node.type());
        if (!resources.has(type)) {
            resources.add(type, new JsonObject());
        }
        var resource = properties(type, node.inputs());
        node.provider()
                .map(PROVIDER::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .filter(provider -> !provider.equals(MAIN))
                .ifPresent(provider -> resource.addProperty("provider", "aws." + provider));
        var ofType = resources.getAsJsonObject(type);
        if (ofType.has(name(node.name()))) {
            throw new IllegalStateException("two resources would be called " + address(node));
        }
        ofType.add(name(node.name()), resource);
    }

    private JsonObject properties(String type, Map<?, ?> inputs) {
        var json = new JsonObject();
        inputs.forEach((key, value) -> {
            if (!(value instanceof Collection<?> list && list.isEmpty())) {
                var name = TerraformNames.property(type, String.valueOf(key), value);
                json.add(name, TerraformNames.hasFreeKeys(name) ? free(value) : value(value));
            }
        });
        return json;
    }

    private JsonElement free(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value(value);
        }
        var json = new JsonObject();
        map.forEach((key, one) -> json.add(String.valueOf(key), value(one)));
        return json;
    }

    private JsonElement value(Object value) {
        return switch (value) {
            case Map<?, ?> secret
            when secret.containsKey(SPECIAL) && secret.containsKey("value") -> value(secret.get("value"));
            // Exceptions among names are of resources only.
            case Map<?, ?> block -> properties("", block);
            case Collection<?> list -> {
                var array = new JsonArray();
                list.forEach(one -> array.add(value(one)));
                yield array;
            }
            case Double whole when whole == Math.rint(whole) -> new JsonPrimitive(whole.longValue());
            case Number number -> new JsonPrimitive(number);
            case Boolean flag -> new JsonPrimitive(flag);
            default -> new JsonPrimitive(text(value.toString()));
        };
    }

    /// With references to other resources as Terraform writes them.
    private String text(String text) {
        return TOKEN.matcher(text.replace("${getCallerIdentity.accountId}", ACCOUNT))
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) == null ? "$${" : reference(found)))
                .replace("%{", "%%{");
    }

    private String reference(MatchResult token) {
        var node = graph.one(token.group(1), token.group(2));
        return "${%s.%s}".formatted(address(node), TerraformNames.snake(token.group(3)));
    }

    private static String name(String name) {
        var plain = name.replaceAll("[^A-Za-z0-9_-]", "-");
        return Character.isDigit(plain.charAt(0)) ? "_" + plain : plain;
    }

    private static JsonObject nested(JsonElement json, String... names) {
        var outer = json;
        for (var name : names) {
            var object = new JsonObject();
            object.add(name, outer);
            outer = object;
        }
        return outer.getAsJsonObject();
    }
}
