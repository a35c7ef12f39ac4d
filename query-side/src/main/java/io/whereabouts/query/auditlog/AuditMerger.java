package io.whereabouts.query.auditlog;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/// Merges what the log has got since, or what days and months have left: one code, and a schedule for each.
public final class AuditMerger implements RequestHandler<Map<String, String>, String> {
    /// To end what is begun: the lines of one package, an index, a few requests.
    private static final Duration RESERVE = Duration.ofSeconds(90);

    private final Merger merger;

    /// As Lambda makes it: everything else comes from the environment.
    public AuditMerger() {
        this(merger(S3Client.create()));
    }

    AuditMerger(Merger merger) {
        this.merger = merger;
    }

    /// @param input `{"work": "LOG"}`, or `DAYS` or `MONTHS`
    @Override
    public String handleRequest(Map<String, String> input, Context context) {
        var work = Work.valueOf(Optional.ofNullable(input.get("work")).orElse(""));
        merger.run(work, () -> context.getRemainingTimeInMillis() < RESERVE.toMillis())
                .tell(work);
        return work.name();
    }

    private static Merger merger(S3Client s3) {
        return new Merger(
                new S3AuditObjects(s3, System.getenv("AUDIT_BUCKET")),
                new S3MergedObjects(s3, System.getenv("MERGED_BUCKET")),
                Limits.USUAL,
                InstantSource.system(),
                new Names(InstantSource.system())::next);
    }
}
