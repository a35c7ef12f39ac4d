package io.whereabouts.benchmarks.readmodels;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.json.EventJson;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScanLinesTest {
    private static final Instant AT = Instant.parse("2026-11-01T09:00:00Z");

    @Test
    void a_line_is_what_the_contract_writes() {
        var lines = new ScanLines(1);
        for (var n = 0; n < 200; n++) {
            var scan = lines.scan(ScanLines.packageId(n), n, AT.plusMillis(n));
            assertThat(lines.line(scan)).isEqualTo(EventJson.detail(scan.recorded()));
        }
    }
}
