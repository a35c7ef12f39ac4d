package io.whereabouts.operations.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RequestsTest {
    private static final Workload SINGLE = new Workload(1_000, 1, 0, 0);
    private static final Workload IN_HUNDREDS = new Workload(1_000, 100, 0, 0);

    /// Two scans a second.
    private static final Workload MANY = new Workload(2 * Workload.SECONDS, 1, 0, 0);

    @Test
    void a_request_carries_the_scans_that_are_sent_together() {
        assertThat(Requests.http(SINGLE)).isEqualTo(1_000);
        assertThat(Requests.http(IN_HUNDREDS)).isEqualTo(10);
        assertThat(Requests.http(new Workload(1_001, 100, 0, 0))).isEqualTo(11);
    }

    @Test
    void a_scan_is_one_query_and_one_put_however_it_comes_and_a_request_one_query_more() {
        assertThat(Requests.eventsTableReads(SINGLE)).isEqualTo(2_000);
        assertThat(Requests.eventsTableReads(IN_HUNDREDS)).isEqualTo(1_010);
        assertThat(Requests.eventsTableWrites(SINGLE))
                .isEqualTo(1_000)
                .isEqualTo(Requests.eventsTableWrites(IN_HUNDREDS));
    }

    @Test
    void every_scan_is_published_once_and_sent_to_both_queues() {
        assertThat(Requests.pipeRecords(IN_HUNDREDS)).isEqualTo(1_000);
        assertThat(Requests.busEvents(IN_HUNDREDS)).isEqualTo(1_000);
        assertThat(Requests.queueSends(IN_HUNDREDS)).isEqualTo(2_000);
    }

    @Test
    void what_was_written_together_is_enriched_in_fives() {
        assertThat(Requests.enrichments(SINGLE)).isEqualTo(1_000);
        assertThat(Requests.enrichments(IN_HUNDREDS)).isEqualTo(200);
    }

    @Test
    void messages_are_received_and_deleted_in_fives() {
        assertThat(Requests.queueReceivesAndDeletes(SINGLE)).isEqualTo(4_000);
        assertThat(Requests.queueReceivesAndDeletes(IN_HUNDREDS)).isEqualTo(800);
    }

    @Test
    void a_projector_takes_what_comes_in_its_window() {
        assertThat(Requests.projections(SINGLE, 60, 3_000)).isEqualTo(1_000);
        assertThat(Requests.projections(IN_HUNDREDS, 60, 3_000)).isEqualTo(10);
        assertThat(Requests.projections(IN_HUNDREDS, 1, 50)).isEqualTo(20);
        assertThat(Requests.projections(MANY, 60, 3_000)).isCloseTo(MANY.scans() / 120, within(0.001));
        assertThat(Requests.projections(MANY, 60, 100)).isCloseTo(MANY.scans() / 100, within(0.001));
        assertThat(Requests.projections(Workload.IDLE, 60, 3_000)).isZero();
    }

    @Test
    void each_batch_of_the_audit_log_is_one_object_and_each_package_one_read_and_one_write() {
        assertThat(Requests.auditPuts(IN_HUNDREDS, 60, 3_000)).isEqualTo(10);
        assertThat(Requests.locationReads(IN_HUNDREDS)).isEqualTo(1_000);
        assertThat(Requests.locationWrites(IN_HUNDREDS)).isEqualTo(1_000);
    }

    @Test
    void units_are_begun_kilobytes() {
        assertThat(Sizes.writeUnits(1)).isEqualTo(1);
        assertThat(Sizes.writeUnits(1_024)).isEqualTo(1);
        assertThat(Sizes.writeUnits(1_025)).isEqualTo(2);
        assertThat(Sizes.readUnits(0)).isEqualTo(1);
        assertThat(Sizes.readUnits(4_097)).isEqualTo(2);
    }

    @Test
    void a_request_holds_1_to_500_scans() {
        assertThatThrownBy(() -> new Workload(1, 501, 0, 0)).hasMessage("a request holds 1 to 500 scans, not 501");
    }
}
