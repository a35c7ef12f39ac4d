package io.whereabouts.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Bytes over a socket: what no client would send.
final class RawHttp {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private RawHttp() {}

    /// @param headers names in lower case
    record Reply(int status, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /// Empty if the server hung up without a word.
    static Optional<Reply> exchange(int port, byte[] request) throws IOException {
        try (var socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            socket.setSoTimeout(Math.toIntExact(LONGEST.toMillis()));
            send(socket, request);
            return Optional.of(socket.getInputStream().readAllBytes())
                    .filter(bytes -> bytes.length > 0)
                    .map(RawHttp::reply);
        } catch (SocketException hungUp) {
            return Optional.empty();
        }
    }

    /// A server that refuses early may not read all of it, and its answer is there nevertheless.
    private static void send(Socket socket, byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
        } catch (SocketException refusedEarly) {
            // what was answered is read all the same
        }
    }

    private static Reply reply(byte[] bytes) {
        var text = new String(bytes, ISO_8859_1);
        var end = text.indexOf("\r\n\r\n");
        var lines = text.substring(0, end < 0 ? text.length() : end).split("\r\n", -1);
        var headers = new HashMap<String, String>();
        for (var i = 1; i < lines.length; i++) {
            var parts = lines[i].split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts.length == 2 ? parts[1].strip() : "");
        }
        var body = end < 0 ? "" : text.substring(end + 4);
        return new Reply(
                Integer.parseInt(lines[0].split(" ", 3)[1]), headers, new String(body.getBytes(ISO_8859_1), UTF_8));
    }
}
