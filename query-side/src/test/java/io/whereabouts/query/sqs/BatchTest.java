package io.whereabouts.query.sqs;

import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.whereabouts.events.json.EventJson;
import io.whereabouts.query.given.Deliveries;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final String DETAIL = EventJson.detail(registered(packageId(1), true));

    @Test
    void what_cannot_be_read_is_reported_alone() {
        var batch = Batch.of(Deliveries.bodies(List.of(
                "no JSON",
                Deliveries.envelope("PackageRegistered", DETAIL),
                "{\"detail\":\"none\"}",
                Deliveries.envelope("PackageEaten", DETAIL.replace("\"PackageRegistered\"", "\"PackageEaten\"")),
                Deliveries.envelope("PackageRegistered", DETAIL) + "}",
                "[]")));
        assertThat(batch.messages()).extracting(Message::messageId).containsExactly("m1");
        assertThat(batch.response(batch.messages()).getBatchItemFailures())
                .extracting(BatchItemFailure::getItemIdentifier)
                .containsExactlyInAnyOrder("m0", "m1", "m2", "m3", "m4", "m5");
        assertThat(batch.response(List.of()).getBatchItemFailures())
                .extracting(BatchItemFailure::getItemIdentifier)
                .containsExactly("m0", "m2", "m3", "m4", "m5");
    }

    @Test
    void an_empty_delivery_is_done() {
        assertThat(Batch.of(new SQSEvent()).response(List.of()).getBatchItemFailures())
                .isEmpty();
    }

    @Test
    void the_detail_is_kept_to_the_letter() {
        var odd = DETAIL.replace("\"quantity\":3", "\"quantity\": 3,\"later\":[1.50e2, \"a} \\\"b\\u00e9 č\"]");
        var batch = Batch.of(Deliveries.bodies(List.of(Deliveries.envelope("PackageRegistered", odd))));
        assertThat(batch.messages()).extracting(Message::detail).containsExactly(odd);
        assertThat(batch.messages().getFirst().recorded()).isEqualTo(registered(packageId(1), true));
    }

    @Test
    void the_detail_is_put_on_one_line() {
        var broken = DETAIL.replace(",", ",\r\n    ");
        var batch = Batch.of(Deliveries.bodies(List.of(Deliveries.envelope("PackageRegistered", broken))));
        assertThat(batch.messages()).extracting(Message::detail).containsExactly(DETAIL);
    }
}
