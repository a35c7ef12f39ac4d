package io.whereabouts.local.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.whereabouts.local.lambda.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Signs whatever it is told to, and says which key it uses.
final class FakeIssuer implements AutoCloseable {
    private final LoopbackServer server;
    private RSAKey key;

    FakeIssuer() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("first").generate();
        server = LoopbackServer.start(0, exchange -> {
            var path = exchange.getRequestURI().getPath();
            var document = path.endsWith("openid-configuration")
                    ? "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(uri(), uri())
                    : new JWKSet(List.of(key)).toString(true);
            LoopbackServer.answer(exchange, 200, document.getBytes(StandardCharsets.UTF_8));
        });
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.port() + "/default");
    }

    void changeKey() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("second").generate();
    }

    String token(Map<String, Object> claims) throws JOSEException {
        return token(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), key, claims);
    }

    static String token(JWSHeader header, RSAKey key, Map<String, Object> claims) throws JOSEException {
        var set = new JWTClaimsSet.Builder();
        claims.forEach(set::claim);
        var jwt = new SignedJWT(header, set.build());
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    RSAKey key() {
        return key;
    }

    @Override
    public void close() {
        server.close();
    }
}
