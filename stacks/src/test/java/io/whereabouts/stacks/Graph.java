package io.whereabouts.stacks;

import com.pulumi.test.Mocks;
import com.pulumi.test.TestOptions;
import com.pulumi.test.internal.PulumiTestInternal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// What the program declares for a stack, without an engine or a cloud: every resource with its inputs and options.
/// What only AWS would know is a token that names its resource, such as `${Table/events.arn}`.
///
/// @param outputs of the stack
public record Graph(String stack, List<Node> nodes, Map<String, Object> outputs) {

    /// @param type such as `aws:sqs/queue:Queue`
    /// @param inputs as the engine would get them: texts, numbers, booleans, lists and maps; an archive is its path
    /// @param provider URN of the explicit provider, empty where the default one would be taken
    /// @param ignored inputs whose changes are none
    /// @param references by input, the URNs of the resources whose outputs it uses
    public record Node(
            String urn,
            String type,
            String name,
            Optional<String> parent,
            Map<String, Object> inputs,
            boolean isProtected,
            boolean isRetained,
            Optional<String> provider,
            Set<String> dependencies,
            Map<String, Set<String>> references,
            Set<String> ignored) {

        /// The last part of the type, such as `Queue`.
        public String shortType() {
            return type.substring(type.lastIndexOf(':') + 1);
        }

        public boolean isComponent() {
            return type.startsWith("whereabouts:");
        }

        public String text(String input) {
            return String.valueOf(inputs.get(input));
        }

        @Override
        public String toString() {
            return shortType() + "/" + name;
        }
    }

    /// Settings of a production stack that are valid in form.
    public static final Map<String, String> PRODUCTION_SETTINGS = Map.of(
            "aws:region", "eu-central-1",
            "aws:allowedAccountIds", "[\"111111111111\"]",
            "whereabouts:auditLockMode", "COMPLIANCE",
            "whereabouts:auditLockYears", "10");

    /// As those, with all that can be added to them.
    public static final Map<String, String> NAMED_SETTINGS = with(
            PRODUCTION_SETTINGS,
            Map.of(
                    "whereabouts:alarmEmail", "packages@example.com",
                    "whereabouts:apiDomain", "api.packages.example.com",
                    "whereabouts:apiZone", "Z0123456789",
                    "whereabouts:webDomain", "packages.example.com",
                    "whereabouts:webZone", "Z0123456789"));

    /// Settings of a stack of one's own: the Region from Pulumi.yaml, and nothing else.
    public static final Map<String, String> EPHEMERAL_SETTINGS = Map.of("aws:region", "eu-central-1");

    private static final Pattern TOKEN = Pattern.compile("\\$\\{(\\w+)/([^.}]+)\\.\\w+}");

    private static final Map<List<Object>, Graph> DRAWN = new HashMap<>();

    private static Map<String, String> with(Map<String, String> settings, Map<String, String> more) {
        var all = new HashMap<>(settings);
        all.putAll(more);
        return Map.copyOf(all);
    }

    /// Runs the program under Pulumi's mocks, once for each stack and settings. What the program throws is thrown.
    public static Graph of(String stackName, Map<String, String> config) {
        return of("whereabouts", stackName, config);
    }

    /// As the other, for another project than the stacks'.
    public static synchronized Graph of(String project, String stackName, Map<String, String> config) {
        // Not computeIfAbsent: the program may throw, and it runs on other threads.
        var key = List.<Object>of(project, stackName, Map.copyOf(config));
        var known = DRAWN.get(key);
        if (known == null) {
            known = draw(project, stackName, config);
            DRAWN.put(key, known);
        }
        return known;
    }

    private static Graph draw(String project, String stackName, Map<String, String> config) {
        var options =
                TestOptions.builder().projectName(project).stackName(stackName).build();
        var capture = new CapturingMocks();
        var monitor = new CapturingMonitor[1];
        var test = PulumiTestInternal.builder()
                .mocks(capture)
                .options(options)
                .config(config)
                .monitorDecorator(plain -> monitor[0] = new CapturingMonitor(capture))
                .build();
        try {
            var result = test.runTestAsync(context -> Program.declare(context, config))
                    .get(60, TimeUnit.SECONDS);
            for (var exception : result.exceptions()) {
                throw thrownBy(exception);
            }
            if (!result.errors().isEmpty()) {
                throw new IllegalStateException(String.join("\n", result.errors()));
            }
            var outputs = new TreeMap<String, Object>();
            result.outputs()
                    .forEach((name, output) -> outputs.put(
                            name,
                            PulumiTestInternal.extractOutputData(output)
                                    .getValueOptional()
                                    .orElseThrow()));
            return new Graph(stackName, monitor[0].nodes(), outputs);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the program did not end under mocks", e);
        } finally {
            PulumiTestInternal.cleanup();
        }
    }

    private static RuntimeException thrownBy(Throwable exception) {
        if (exception instanceof CompletionException && exception.getCause() != null) {
            return thrownBy(exception.getCause());
        }
        return exception instanceof RuntimeException known ? known : new IllegalStateException(exception);
    }

    /// @param shortType such as `Queue`
    public List<Node> all(String shortType) {
        return nodes.stream().filter(node -> node.shortType().equals(shortType)).toList();
    }

    public Node one(String shortType, String name) {
        return nodes.stream()
                .filter(node ->
                        node.shortType().equals(shortType) && node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no %s called %s in stack %s".formatted(shortType, name, stack)));
    }

    /// @param token of what only AWS would know, or a text that starts with one, such as
    ///         `${Table/events.arn}/index/x`
    public Optional<Node> namedBy(String token) {
        var named = TOKEN.matcher(token);
        return named.lookingAt() ? Optional.of(one(named.group(1), named.group(2))) : Optional.empty();
    }

    /// The top-level component that it is in; itself, if it is one.
    public Node partOf(Node node) {
        var parent = node.parent().map(this::named).filter(it -> !it.type().equals("pulumi:pulumi:Stack"));
        return parent.map(this::partOf).orElse(node);
    }

    public Node named(String urn) {
        return nodes.stream()
                .filter(node -> node.urn().equals(urn))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no resource " + urn));
    }

    /// The resources of that type whose inputs use an output of this one.
    public List<Node> usersOf(Node node, String shortType) {
        return all(shortType).stream()
                .filter(user -> user.references().values().stream().anyMatch(urns -> urns.contains(node.urn())))
                .toList();
    }

    /// The resources of that type whose outputs this input uses.
    public List<Node> usedBy(Node node, String input, String shortType) {
        return node.references().getOrDefault(input, Set.of()).stream()
                .map(this::named)
                .filter(used -> used.shortType().equals(shortType))
                .toList();
    }

    private static final class CapturingMocks implements Mocks {
        /// What AWS would tell about a new resource, as far as the program asks for it.
        private static final List<String> OUTPUTS = List.of(
                "arn",
                "apiEndpoint",
                "bucket",
                "bucketRegionalDomainName",
                "certificateArn",
                "domain",
                "domainName",
                "endpoint",
                "executionArn",
                "fqdn",
                "hostedZoneId",
                "invokeArn",
                "name",
                "streamArn",
                "url",
                "version");

        private static final Map<String, Object> PROOF = Map.of(
                "resourceRecordName", "_proof.example.com",
                "resourceRecordType", "CNAME",
                "resourceRecordValue", "_answer.acm-validations.aws");

        private static final Map<String, Object> REGIONAL = Map.of(
                "certificateArn", "arn",
                "endpointType", "REGIONAL",
                "securityPolicy", "TLS_1_2",
                "targetDomainName", "d-1.execute-api.eu-central-1.amazonaws.com",
                "hostedZoneId", "Z1");

        @Override
        public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
            var type = Objects.requireNonNull(args.type);
            var name = Objects.requireNonNull(args.name);
            var state = new LinkedHashMap<String, Object>();
            if (type.startsWith("aws:")) {
                OUTPUTS.forEach(output -> state.put(output, token(type, name, output)));
                if (type.endsWith(":Certificate")) {
                    state.put("domainValidationOptions", List.of(PROOF));
                }
                state.putAll(Objects.requireNonNull(args.inputs));
                state.remove("code");
                if (type.endsWith(":DomainName")) {
                    state.put("domainNameConfiguration", REGIONAL);
                }
            }
            return CompletableFuture.completedFuture(ResourceResult.of(Optional.of(token(type, name, "id")), state));
        }

        @Override
        public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
            if (!Objects.equals(args.token, "aws:index/getCallerIdentity:getCallerIdentity")) {
                throw new AssertionError("nobody answers " + args.token);
            }
            return CompletableFuture.completedFuture(Map.of(
                    "accountId",
                    "${getCallerIdentity.accountId}",
                    "arn",
                    "arn:aws:iam::111111111111:user/test",
                    "id",
                    "111111111111",
                    "userId",
                    "test"));
        }

        private static String token(String type, String name, String output) {
            return "${%s/%s.%s}".formatted(type.substring(type.lastIndexOf(':') + 1), name, output);
        }
    }
}
