package io.whereabouts.local.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where everything listens: one port after the other, on this machine only.
public record Ports(int base) {
    private static final int COUNT = 7;

    public Ports {
        if (base < 1 || base + COUNT - 1 > 65_535) {
            throw new IllegalArgumentException("--port must be from 1 to %d, not %d".formatted(65_536 - COUNT, base));
        }
    }

    public int api() {
        return base;
    }

    public int issuer() {
        return base + 1;
    }

    public int dynamoDb() {
        return base + 2;
    }

    public int sqs() {
        return base + 3;
    }

    public int s3() {
        return base + 4;
    }

    public int lambda() {
        return base + 5;
    }

    public int authorizing() {
        return base + 6;
    }

    /// As a person writes it; the services below are for SDKs, which take an IP address for a host with path-style
    /// buckets.
    public URI apiUri() {
        return URI.create("http://localhost:" + api());
    }

    public URI issuerUri() {
        return URI.create("http://localhost:" + issuer() + "/" + LocalParts.ISSUER);
    }

    public URI dynamoDbUri() {
        return at(dynamoDb());
    }

    public URI sqsUri() {
        return at(sqs());
    }

    public URI s3Uri() {
        return at(s3());
    }

    public URI lambdaUri() {
        return at(lambda());
    }

    /// All services at once, for who acts under a role.
    public URI authorizingUri() {
        return at(authorizing());
    }

    /// @throws PortTaken if one of them is in use
    public void checkFree() {
        names().forEach((port, name) -> {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (IOException e) {
                var other = base + 100 <= 65_000 ? base + 100 : base - 100;
                throw new PortTaken(
                        ("port %d, for %s, is taken; end what uses it, or choose other ports with --port, such as "
                                        + "--port %d (uses %d to %d)")
                                .formatted(port, name, other, other, other + COUNT - 1));
            }
        });
    }

    private Map<Integer, String> names() {
        var names = new LinkedHashMap<Integer, String>();
        names.put(api(), "the HTTP API");
        names.put(issuer(), "the issuer of tokens");
        names.put(dynamoDb(), "DynamoDB Local");
        names.put(sqs(), "ElasticMQ (SQS)");
        names.put(s3(), "S3Proxy (S3)");
        names.put(lambda(), "Lambda's Invoke API");
        names.put(authorizing(), "calls under a role");
        return names;
    }

    private static URI at(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
