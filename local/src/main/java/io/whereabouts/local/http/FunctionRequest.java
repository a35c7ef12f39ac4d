package io.whereabouts.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whereabouts.local.deployment.Deployment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The event that a function gets for a request, payload format 2.0.
///
/// See "Create AWS Lambda proxy integrations for HTTP APIs" in the API Gateway Developer Guide.
final class FunctionRequest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private FunctionRequest() {}

    static byte[] json(
            Deployment deployment,
            Request request,
            RouteTable.Match match,
            Optional<TokenCheck.Verdict.Valid> token,
            String requestId,
            Instant now,
            byte[] body) {
        var event = JSON.createObjectNode();
        event.put("version", "2.0");
        event.put("routeKey", match.route().key());
        // HTTP APIs decode it, whatever its name says (unlike rawQueryString).
        event.put("rawPath", PercentCoding.decode(request.rawPath()));
        event.put("rawQueryString", request.rawQuery());
        if (!request.cookies().isEmpty()) {
            request.cookies().forEach(event.putArray("cookies")::add);
        }
        var headers = event.putObject("headers");
        request.headers().forEach((name, value) -> {
            if (!name.equals("cookie") && !name.equals("connection")) {
                headers.put(name, value);
            }
        });
        headers.put("x-forwarded-for", request.sourceIp());
        headers.put("x-forwarded-proto", "http");
        texts(event, "queryStringParameters", request.queryParameters());
        context(event.putObject("requestContext"), deployment, request, match, token, requestId, now);
        texts(event, "pathParameters", match.parameters());
        var text = isText(request.header("content-type").orElse(""));
        if (body.length > 0) {
            event.put(
                    "body",
                    text
                            ? new String(body, StandardCharsets.UTF_8)
                            : Base64.getEncoder().encodeToString(body));
        }
        event.put("isBase64Encoded", body.length > 0 && !text);
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException treesAlwaysFit) {
            throw new IllegalStateException(treesAlwaysFit);
        }
    }

    private static void context(
            ObjectNode context,
            Deployment deployment,
            Request request,
            RouteTable.Match match,
            Optional<TokenCheck.Verdict.Valid> token,
            String requestId,
            Instant now) {
        var host = request.header("host").orElse("localhost").replaceAll(":\\d+$", "");
        context.put("accountId", deployment.account());
        context.put("apiId", "local");
        token.ifPresent(valid -> {
            var jwt = context.putObject("authorizer").putObject("jwt");
            var claims = jwt.putObject("claims");
            Claims.texts(valid.claims()).forEach(claims::put);
            if (match.route().scopes().isEmpty()) {
                jwt.putNull("scopes");
            } else {
                valid.scopes().forEach(jwt.putArray("scopes")::add);
            }
        });
        context.put("domainName", host);
        context.put("domainPrefix", host.replaceAll("\\..*", ""));
        context.putObject("http")
                .put("method", request.method())
                .put("path", PercentCoding.decode(request.rawPath()))
                .put("protocol", request.protocol())
                .put("sourceIp", request.sourceIp())
                .put("userAgent", request.header("user-agent").orElse(""));
        context.put("requestId", requestId);
        context.put("routeKey", match.route().key());
        context.put("stage", "$default");
        context.put("time", TIME.format(now));
        context.put("timeEpoch", now.toEpochMilli());
    }

    private static void texts(ObjectNode event, String name, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            texts.forEach(event.putObject(name)::put);
        }
    }

    /// All other types travel as base64, a form among them.
    private static boolean isText(String contentType) {
        var type = contentType.replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/")
                || type.equals("application/json")
                || type.equals("application/xml")
                || type.equals("application/javascript");
    }
}
