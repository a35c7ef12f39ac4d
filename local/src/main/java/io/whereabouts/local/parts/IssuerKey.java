package io.whereabouts.local.parts;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;

/// The key that signs tokens, as a JWK (RFC 7517), so that tokens outlive a restart of their issuer.
final class IssuerKey {
    private static final int BITS = 2048;

    private IssuerKey() {}

    static String in(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, generate());
        }
        return Files.readString(file);
    }

    private static String generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
            return """
                    {"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s","d":"%s","p":"%s","q":"%s",\
                    "dp":"%s","dq":"%s","qi":"%s"}""".formatted(
                            LocalParts.ISSUER,
                            text(key.getModulus()),
                            text(key.getPublicExponent()),
                            text(key.getPrivateExponent()),
                            text(key.getPrimeP()),
                            text(key.getPrimeQ()),
                            text(key.getPrimeExponentP()),
                            text(key.getPrimeExponentQ()),
                            text(key.getCrtCoefficient()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Base64urlUInt of RFC 7518 §2: without the sign's byte.
    private static String text(BigInteger number) {
        var bytes = number.toByteArray();
        var unsigned = bytes.length > 1 && bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }
}
