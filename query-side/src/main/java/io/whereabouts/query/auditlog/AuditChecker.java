package io.whereabouts.query.auditlog;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.whereabouts.events.PackageId;
import io.whereabouts.query.drift.DriftCheck;
import io.whereabouts.query.drift.Held;
import io.whereabouts.query.drift.ReadModel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/// Compares histories with the events, by the clock.
public final class AuditChecker implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private static final Logger log = LoggerFactory.getLogger(AuditChecker.class);

    /// For one more package, and to say what was found.
    private static final Duration RESERVE = Duration.ofSeconds(30);

    private final DriftCheck check;

    /// As Lambda makes it: everything else comes from the environment.
    public AuditChecker() {
        this(DriftCheck.of(
                new Histories(
                        History.in(S3Client.create(), System.getenv("AUDIT_BUCKET"), System.getenv("MERGED_BUCKET"))),
                DynamoDbClient.create(),
                System.getenv("EVENTS_TABLE"),
                InstantSource.system(),
                new Random()));
    }

    AuditChecker(DriftCheck check) {
        this.check = check;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, String> input, Context context) {
        return check.run(input, () -> context.getRemainingTimeInMillis() < RESERVE.toMillis());
    }

    record Histories(History history) implements ReadModel {
        @Override
        public Held held(PackageId id) {
            try {
                return new HeldHistory(history.of(id));
            } catch (RuntimeException e) {
                if (!isUnreadable(e) && !isUnreadable(e.getCause())) {
                    throw e;
                }
                log.atError().addKeyValue("package", id.canonical()).setCause(e).log("history not readable");
                return recorded -> Set.of("a history that cannot be read");
            }
        }

        /// Other than that S3 is away.
        private static boolean isUnreadable(@Nullable Throwable e) {
            return e instanceof Damaged || e instanceof Gone || e instanceof IllegalArgumentException;
        }

        /// The log is sorted by time: which packages are in it is known only to who reads all of it.
        @Override
        public Set<PackageId> some(RandomGenerator random) {
            return Set.of();
        }
    }
}
