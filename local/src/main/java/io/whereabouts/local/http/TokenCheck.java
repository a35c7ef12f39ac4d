package io.whereabouts.local.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.whereabouts.local.deployment.Deployment;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The JWT authorizer of an HTTP API: signature (RS256, by the issuer's keys), issuer, audience, times.
///
/// See "Control access to HTTP APIs with JWT authorizers" in the API Gateway Developer Guide.
final class TokenCheck {
    sealed interface Verdict {
        record Valid(JWTClaimsSet claims, List<String> scopes) implements Verdict {}

        /// @param reason for the `www-authenticate` header
        record Invalid(String reason) implements Verdict {}

        /// The issuer's keys cannot be had.
        record Unknown(String reason) implements Verdict {}
    }

    // AWS's own limits for the issuer's documents.
    private static final int TIMEOUT_MILLIS = 1500;
    private static final int LARGEST_DOCUMENT = 150_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Deployment.Jwt settings;
    private final InstantSource clock;
    private final DefaultResourceRetriever web =
            new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST_DOCUMENT);
    private @Nullable DefaultJWTProcessor<SecurityContext> signatures;

    TokenCheck(Deployment.Jwt settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// @param authorization the header's value: a token, with or without `Bearer ` before it
    Verdict check(String authorization) {
        var token = authorization.regionMatches(true, 0, "Bearer ", 0, 7) ? authorization.substring(7) : authorization;
        try {
            var jwt = SignedJWT.parse(token.strip());
            if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())) {
                return new Verdict.Invalid("signing method " + jwt.getHeader().getAlgorithm() + " is invalid");
            }
            if (jwt.getHeader().getKeyID() == null) {
                return new Verdict.Invalid("the token has no kid");
            }
            // Before the signature: a token of another issuer must not make us ask ours for keys.
            var problem = problem(jwt.getJWTClaimsSet());
            if (problem.isPresent()) {
                return new Verdict.Invalid(problem.get());
            }
            var claims = signatures().process(jwt, null);
            return new Verdict.Valid(claims, scopes(claims));
        } catch (ParseException | BadJOSEException e) {
            return new Verdict.Invalid(e instanceof ParseException ? "the token is malformed" : "invalid signature");
        } catch (KeySourceException | IOException e) {
            return new Verdict.Unknown("no keys from " + settings.issuer() + ": " + e.getMessage());
        } catch (JOSEException e) {
            return new Verdict.Invalid("invalid signature");
        }
    }

    private Optional<String> problem(JWTClaimsSet claims) throws ParseException {
        var now = clock.instant().getEpochSecond();
        if (!settings.issuer().toString().equals(claims.getIssuer())) {
            return Optional.of("invalid issuer");
        }
        if (!forUs(claims)) {
            return Optional.of("the token does not have a valid audience");
        }
        if (seconds(claims, "exp").orElse(Long.MIN_VALUE) <= now) {
            return Optional.of("the token has expired");
        }
        if (seconds(claims, "nbf").orElse(now) > now) {
            return Optional.of("the token is not valid yet");
        }
        return seconds(claims, "iat").orElse(now) > now ? Optional.of("token used before issued") : Optional.empty();
    }

    private static Optional<Long> seconds(JWTClaimsSet claims, String name) throws ParseException {
        return Optional.ofNullable(claims.getDateClaim(name))
                .map(time -> time.toInstant().getEpochSecond());
    }

    /// `client_id` (as in Cognito's access tokens) counts only where there is no `aud`.
    private boolean forUs(JWTClaimsSet claims) throws ParseException {
        var audience = claims.getAudience();
        return audience.isEmpty()
                ? settings.audience().contains(String.valueOf(claims.getClaim("client_id")))
                : audience.stream().anyMatch(settings.audience()::contains);
    }

    private static List<String> scopes(JWTClaimsSet claims) {
        var scope = claims.getClaim("scope") != null ? claims.getClaim("scope") : claims.getClaim("scp");
        if (scope instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return scope == null || scope.toString().isBlank()
                ? List.of()
                : List.of(scope.toString().strip().split("\\s+"));
    }

    private synchronized DefaultJWTProcessor<SecurityContext> signatures() throws IOException {
        var known = signatures;
        if (known == null) {
            known = new DefaultJWTProcessor<>();
            known.setJWSKeySelector(new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256), keys()));
            known.setJWSTypeVerifier((type, context) -> {}); // AWS does not look at `typ`
            known.setJWTClaimsSetVerifier((claims, context) -> {}); // done here, without any leeway for clocks
            signatures = known;
        }
        return known;
    }

    /// Cached; asked for again when a token names a key that is not among them, but not more than once a second.
    private JWKSource<SecurityContext> keys() throws IOException {
        var issuer = settings.issuer().toString().replaceAll("/+$", "");
        var discovery = URI.create(issuer + "/.well-known/openid-configuration");
        var uri = JSON.readTree(web.retrieveResource(discovery.toURL()).getContent())
                .path("jwks_uri");
        if (!uri.isTextual()) {
            throw new IOException(discovery + " names no jwks_uri");
        }
        return JWKSourceBuilder.create(URI.create(uri.textValue()).toURL(), web)
                .rateLimited(1000)
                .retrying(true)
                .build();
    }
}
