package io.whereabouts.operations.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    @Test
    void a_thousand_scanners_that_fetch_a_token_an_hour_cost_more_than_ten_million_scans() {
        var tokens = new Workload(0, 1, 0, 0, 1_000).tokens();

        assertThat(tokens).isEqualTo(730_000);
        assertThat(Model.bill(Kind.PRODUCTION, new Workload(0, 1, 0, 0, 1_000), PRICES)
                        .usd("machines"))
                .isCloseTo(1_642.5, within(1e-6));
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
                .doesNotContain(
                        Billed.HTTP_REQUEST, Billed.TABLE_WRITE_UNIT, Billed.LAMBDA_REQUEST, Billed.MACHINE_TOKEN);
    }

    @ParameterizedTest
    @EnumSource
    void an_idle_stack_costs_what_the_list_says_of_each_resource(Kind kind) {
        var declared = Declared.of(kind).resources();
        var sum = PRICES.standing().entrySet().stream()
                .mapToDouble(type -> declared.getOrDefault(type.getKey(), 0)
                        * type.getValue().entrySet().stream()
                                .mapToDouble(use -> PRICES.of(use.getKey(), use.getValue()))
                                .sum())
                .sum();

        assertThat(Model.bill(kind, Workload.IDLE, PRICES).usd()).isCloseTo(sum, within(1e-6));
        assertThat(declared.getOrDefault("WebAclRule", 0).doubleValue())
                .isEqualTo(declared.getOrDefault("WebAcl", 0) * PRICES.standing("WebAcl", Billed.ACL_RULE));
    }

    @Test
    void the_table_in_the_documentation_is_this_model_s() throws IOException {
        var page = Files.readString(Path.of("../docs/costs.md")).replace("**", "");
        var bills = List.of(bill(Kind.PRODUCTION, 1), bill(Kind.PRODUCTION, 100), bill(Kind.EPHEMERAL, 100));

        assertThat(bills.getFirst().components())
                .allSatisfy(component -> assertThat(page)
                        .containsPattern("\\| %s[^|]*%s"
                                .formatted(component, row(bills.stream().map(bill -> bill.usd(component))))));
        assertThat(page)
                .containsPattern("\\| all " + row(bills.stream().map(Bill::usd)))
                .containsPattern("while nothing happens "
                        + row(Stream.of(Kind.PRODUCTION, Kind.PRODUCTION, Kind.EPHEMERAL)
                                .map(kind ->
                                        Model.bill(kind, Workload.IDLE, PRICES).usd())))
                .contains("%.2f single, %.2f in hundreds (ephemeral: %.2f and %.2f"
                        .formatted(
                                CostCommand.perMillion(Kind.PRODUCTION, 1, PRICES),
                                CostCommand.perMillion(Kind.PRODUCTION, 100, PRICES),
                                CostCommand.perMillion(Kind.EPHEMERAL, 1, PRICES),
                                CostCommand.perMillion(Kind.EPHEMERAL, 100, PRICES)));
        assertThat(bill(Kind.STAGING, 1)).isEqualTo(bills.getFirst());
    }

    private static Bill bill(Kind kind, int together) {
        return Model.bill(kind, new Workload(10_000_000, together, 10_000, 20, 10), PRICES);
    }

    private static String row(Stream<Double> usd) {
        return usd.map(each -> String.format(Locale.ROOT, "%.2f", each).replace(".", "\\."))
                .collect(Collectors.joining(" \\| ", "\\| ", " \\|"));
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
