package io.whereabouts.command.lambda;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.whereabouts.events.EpcisCaptureFinished;
import io.whereabouts.events.Text;
import java.time.Instant;
import java.util.List;

/// What the standard calls an EPCISCaptureJob (EPCIS 2.0 §12.6.1), with what it does not know of: how many events it
/// was about, and what our rules refused of what they mean.
record EpcisJob(
        @JsonProperty("captureID") String captureId,
        Instant createdAt,
        Instant finishedAt,
        boolean running,
        boolean success,
        String captureErrorBehaviour,
        List<Wrong> errors,
        int events,
        int captured,
        List<Text> refusals) {

    record Wrong(String type, String title, int status, Text detail) {
        static Wrong of(Text detail) {
            return new Wrong("epcisException:ValidationException", "EPCIS event is not valid", 400, detail);
        }
    }

    static EpcisJob of(EpcisCaptureFinished finished, Instant recordedAt) {
        return new EpcisJob(
                finished.job().value(),
                finished.happenedAt(),
                recordedAt,
                false,
                finished.errors().isEmpty(),
                finished.proceed() ? "proceed" : "rollback",
                finished.errors().stream().map(Wrong::of).toList(),
                finished.events(),
                finished.captured(),
                finished.refusals());
    }
}
