package io.whereabouts.operations.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class CostCommandTest {
    private static final Prices PRICES = Prices.inRepository();

    private final StringWriter out = new StringWriter();

    @Test
    void every_price_names_its_page() {
        assertThat(PRICES.prices().values())
                .allSatisfy(price -> assertThat(price.source()).startsWith("https://aws.amazon.com/"));
        assertThat(PRICES.of(Billed.TABLE_WRITE_UNIT, 2_000_000)).isCloseTo(1.25, within(1e-9));
    }

    @Test
    void two_million_atoms_in_a_pool_cost_29_850() {
        assertThat(PRICES.of(Billed.USER, 2_000_000)).isCloseTo(29_850, within(1e-6));
        assertThat(PRICES.of(Billed.USER, 9_000)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void the_components_add_up_to_the_bill(Kind kind) {
        var bill = Model.bill(kind, new Workload(1_000_000, 100, 1_000, 20), PRICES);

        assertThat(bill.components().stream().mapToDouble(bill::usd).sum()).isCloseTo(bill.usd(), within(1e-6));
        assertThat(bill.usd()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void scans_in_hundreds_cost_less_than_single_ones(Kind kind) {
        assertThat(CostCommand.perMillion(kind, 100, PRICES))
                .isPositive()
                .isLessThan(CostCommand.perMillion(kind, 1, PRICES) / 1.2);
    }

    @Test
    void an_idle_stack_costs_what_stands_there() {
        var idle = Model.bill(Kind.EPHEMERAL, Workload.IDLE, PRICES);

        assertThat(idle.lines())
                .extracting(Bill.Line::billed)
                .contains(Billed.ALARM, Billed.DASHBOARD, Billed.QUEUE_REQUEST, Billed.TABLE_STREAM_READ)
                .doesNotContain(Billed.HTTP_REQUEST, Billed.TABLE_WRITE_UNIT, Billed.LAMBDA_REQUEST);
    }

    @Test
    void one_kind_is_printed_by_component() {
        assertThat(run("--scans-per-month", "1000000", "--atoms", "100", "--stack", "production"))
                .isZero();
        assertThat(out.toString())
                .contains("Prices of us-east-1 in USD")
                .contains("production: ")
                .contains("events table")
                .contains("a million scans, in hundreds")
                .doesNotContain("staging");
    }

    @Test
    void a_stack_that_there_is_not_is_mistyped() {
        assertThat(run("--stack", "moon")).isEqualTo(2);
    }

    private int run(String... arguments) {
        return new CommandLine(new CostCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter(), true))
                .execute(arguments);
    }
}
