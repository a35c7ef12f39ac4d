package io.whereabouts.local.parts;

import io.whereabouts.local.lambda.EndsWithSupervisor;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How each counterpart is started.
///
/// @param home the repository's folder
public record LocalParts(Path home, Ports ports, DataDirectory data, String region, String account) {
    static final String ISSUER = "local";
    public static final String AUDIENCE = "whereabouts";

    public List<Child> all() throws IOException {
        return List.of(dynamoDb(), sqs(), s3(), issuer());
    }

    /// Without a kept directory in memory, which is faster: then what it held ends with its process.
    private Child dynamoDb() throws IOException {
        var lib = library("dynamodb");
        var port = String.valueOf(ports.dynamoDb());
        return part(
                "dynamodb",
                "DynamoDB Local",
                List.of("-Xmx512m", "-Djava.library.path=" + lib),
                "software.amazon.dynamodb.services.local.main.ServerRunner",
                data.kept()
                        ? List.of(
                                "-dbPath",
                                data.folder("dynamodb").toString(),
                                "-sharedDb",
                                "-disableTelemetry",
                                "-port",
                                port)
                        : List.of("-inMemory", "-sharedDb", "-disableTelemetry", "-port", port),
                Map.of(),
                ports.dynamoDbUri());
    }

    /// As for DynamoDB. Else a message is on disk before it is acknowledged.
    private Child sqs() throws IOException {
        var folder = data.folder("sqs");
        var config = folder.resolve("elasticmq.conf");
        Files.writeString(config, """
                include classpath("application.conf")
                pekko.loglevel = "WARNING"
                node-address { protocol = http, host = "127.0.0.1", port = %1$d, context-path = "" }
                rest-sqs { enabled = true, bind-port = %1$d, bind-hostname = "127.0.0.1", sqs-limits = strict }
                rest-stats { enabled = false }
                aws { region = "%2$s", accountId = "%3$s" }
                messages-storage { enabled = %5$s, driver-class = "org.h2.Driver",
                                   uri = "jdbc:h2:%4$s/messages;WRITE_DELAY=0", username = "", password = "" }
                """.formatted(ports.sqs(), region, account, folder, data.kept()));
        return part(
                "sqs",
                "ElasticMQ",
                List.of("-Xmx256m", "-Dconfig.file=" + config, logging(folder)),
                "org.elasticmq.server.Main",
                List.of(),
                Map.of(),
                ports.sqsUri());
    }

    /// Takes any signature: each function comes with its own role's.
    private Child s3() throws IOException {
        var folder = data.folder("s3");
        var config = folder.resolve("s3proxy.properties");
        Files.createDirectories(folder.resolve("objects"));
        Files.writeString(config, """
                s3proxy.endpoint=%s
                s3proxy.authorization=none
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(ports.s3Uri(), folder.resolve("objects")));
        return part(
                "s3",
                "S3Proxy",
                List.of("-Xmx256m", logging(folder)),
                "org.gaul.s3proxy.Main",
                List.of("--properties", config.toString()),
                Map.of(),
                ports.s3Uri());
    }

    /// A client's id becomes the token's subject; the scopes are those asked for.
    private Child issuer() throws IOException {
        var folder = data.folder("issuer");
        var config = folder.resolve("issuer.json");
        var key = IssuerKey.in(folder.resolve("key.json")).replace("\"", "\\\"");
        Files.writeString(config, """
                {"interactiveLogin": false, "httpServer": "NettyWrapper",
                 "tokenProvider": {"keyProvider": {"initialKeys": "%s", "algorithm": "RS256"}},
                 "tokenCallbacks": [{"issuerId": "%s", "tokenExpiry": 3600, "requestMappings": [
                   {"requestParam": "audience", "match": "*",
                    "claims": {"sub": "${client_id}", "aud": ["${audience}"], "scope": "${scope}"}},
                   {"requestParam": "scope", "match": "*",
                    "claims": {"sub": "${client_id}", "aud": ["%s"], "scope": "${scope}"}}]}]}
                """.formatted(key, ISSUER, AUDIENCE));
        return part(
                "oidc",
                "issuer of tokens",
                List.of("-Xmx128m"),
                "no.nav.security.mock.oauth2.StandaloneMockOAuth2ServerKt",
                List.of(),
                Map.of(
                        "SERVER_HOSTNAME", "127.0.0.1",
                        "SERVER_PORT", String.valueOf(ports.issuer()),
                        "JSON_CONFIG_PATH", config.toString()),
                URI.create(ports.issuerUri() + "/.well-known/openid-configuration"));
    }

    private Child part(
            String name,
            String title,
            List<String> jvm,
            String mainClass,
            List<String> arguments,
            Map<String, String> environment,
            URI probe)
            throws IOException {
        return new Child(
                "part:" + name,
                title,
                launcher() + File.pathSeparator + library(name).resolve("*"),
                jvm,
                mainClass,
                arguments,
                environment,
                data.logs().resolve(name + ".log"),
                Optional.of(probe));
    }

    private Path library(String name) {
        var library = home.resolve("local/parts").resolve(name).resolve("target/lib");
        if (!Files.isDirectory(library)) {
            throw new IllegalStateException(
                    "%s is missing; build it: mvn package -DskipTests -pl local/parts/%s".formatted(library, name));
        }
        return library;
    }

    /// Our two classes that a counterpart needs, apart from our jar, whose class path would disturb its own.
    private Path launcher() {
        var launcher = data.folder("launcher");
        for (var type : List.of(ChildMain.class, EndsWithSupervisor.class)) {
            var name = type.getName().replace('.', '/') + ".class";
            try (var bytes = type.getResourceAsStream("/" + name)) {
                if (bytes == null) {
                    throw new IllegalStateException(name + " is not on the class path");
                }
                var file = launcher.resolve(name);
                Files.createDirectories(
                        data.folder("launcher").resolve(type.getPackageName().replace('.', '/')));
                Files.write(file, bytes.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return launcher;
    }

    /// Logback's default is to log everything.
    private static String logging(Path folder) throws IOException {
        var config = folder.resolve("logback.xml");
        Files.writeString(config, """
                <configuration>
                  <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%d %-5level %logger{30} - %msg%n</pattern></encoder>
                  </appender>
                  <root level="WARN"><appender-ref ref="OUT"/></root>
                </configuration>
                """);
        return "-Dlogback.configurationFile=" + config;
    }
}
