package io.whereabouts.local.parts;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void a_taken_port_is_named_with_the_option_that_helps() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var issuerTaken = new Ports(other.getLocalPort() - 1);

            assertThatThrownBy(issuerTaken::checkFree)
                    .isInstanceOf(PortTaken.class)
                    .hasMessageContaining("port " + other.getLocalPort())
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void ports_beyond_the_last_are_refused() {
        assertThatThrownBy(() -> new Ports(65_531))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--port must be from 1 to 65529, not 65531");
    }
}
