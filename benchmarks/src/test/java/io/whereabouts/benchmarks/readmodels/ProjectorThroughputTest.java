package io.whereabouts.benchmarks.readmodels;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.benchmarks.measuring.LocalDynamoDb;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProjectorThroughputTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    @Test
    void a_package_is_read_and_written_once_in_a_batch() throws Exception {
        var projected = new ProjectorThroughput(DYNAMO_DB.endpoint(), 1, 10, 1, what -> {}).measure(List.of(10));
        assertThat(projected.getFirst().each()).isEqualTo(1);
        assertThat(projected.getFirst().requests()).isEqualTo(2);
        assertThat(projected.getLast().each()).isEqualTo(10);
        assertThat(projected.getLast().requests()).isEqualTo(0.2);
        assertThat(projected.getLast().writeUnits())
                .isLessThan(projected.getFirst().writeUnits() / 5);
    }

    @Test
    void the_rule_alone_is_no_slower_than_with_reading() {
        var folded = FoldThroughput.measure(1, 100, 5);
        assertThat(folded.alone()).isGreaterThan(folded.withJson());
    }
}
