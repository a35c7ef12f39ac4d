package io.whereabouts.stacks.bootstrap;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.stacks.bootstrap.Power.Area;
import io.whereabouts.stacks.bootstrap.Power.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written about the policies is written from them.
class DocumentsTest {
    private static final Path GUARD_RAILS = Path.of("bootstrap/guard-rails");

    private static final String HEAD = """
            # What a developer may do

            Written from the policies themselves; do not edit. To write it again:
            `mvn -pl stacks test -Dtest=DocumentsTest -Ddocuments.write`

            In the test account, each developer has the one stack `dev-<developer>`, where `<developer>` is the value of the
            tag `developer` that they carry: an attribute of IAM Identity Center for access control, or a tag of the user
            (small letters and digits, as in the stack's name). Who carries none may do nothing. The managed policies
            `whereabouts-bootstrap-developers-<part>` go into the developers' permission set or group.

            Staging and production are other accounts: nothing here reaches them. Within the test account a developer can
            give a role of their own stack rights on another's within the
            boundary of workloads (`whereabouts-bootstrap-workload-boundary`, which every role of a stack has and which
            knows no roles): that boundary keeps accounts apart, not colleagues.

            The deployment roles have the same powers on their own stacks without *content* and, in production and
            staging, without *destroy* where data would be lost; previews of pull requests have *read* alone, the
            nightly comparison *read* and *look*; live previews all but *content*, on stacks `pr-*`.

            """;

    @Test
    void the_developers_policy_is_written_down() throws IOException {
        var text = new StringBuilder(HEAD);
        text.append("## What is bound\n\n| Part | Resources | Bound by | Uses |\n|---|---|---|---|\n");
        Powers.all().stream()
                .filter(power -> !(power.bound() instanceof Bound.Unbound))
                .forEach(power -> text.append("| %s | %s | %s | %s |\n"
                        .formatted(
                                power.area().name().toLowerCase(Locale.ROOT),
                                power.what(),
                                power.bound().meaning(),
                                uses(power))));
        text.append("\n## Exceptions\n\nHere IAM offers nothing narrower.\n\n");
        text.append("| Part | Resources | Why not bound | Actions |\n|---|---|---|---|\n");
        Powers.all().forEach(power -> {
            if (power.bound() instanceof Bound.Unbound(String reason)) {
                text.append("| %s | %s | %s | %s |\n"
                        .formatted(
                                power.area().name().toLowerCase(Locale.ROOT),
                                power.what(),
                                reason,
                                power.actions(EnumSet.allOf(Use.class)).stream()
                                        .distinct()
                                        .map("`%s`"::formatted)
                                        .collect(joining(", "))));
            }
        });
        text.append(
                "\nTo ask who one is (`sts:GetCallerIdentity`) has no resource. The state's key is named by its alias.\n");

        check(Path.of("../docs/developers-policy.md"), text.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "membership", "records", "regions"})
    void the_guard_rails_are_written_down_for_organisations_without_pulumi(String rail) throws IOException {
        var settings = BootstrapSettings.of("management", Accounts.MANAGEMENT);
        var document =
                GuardRails.all(settings.region(), settings.administrators()).get(rail);

        assertThat(document).isNotNull();
        if (document != null) {
            check(GUARD_RAILS.resolve(rail + ".json"), document.pretty());
        }
    }

    @Test
    void every_area_has_its_powers() {
        assertThat(List.of(Area.values()))
                .allSatisfy(area -> assertThat(Powers.all()).anyMatch(power -> power.area() == area));
    }

    private static String uses(Power power) {
        return EnumSet.allOf(Use.class).stream()
                .filter(use -> !power.actions(Set.of(use)).isEmpty())
                .map(use -> use.name().toLowerCase(Locale.ROOT))
                .collect(joining(", "));
    }

    private static void check(Path file, String text) throws IOException {
        if (System.getProperty("documents.write") != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        }
        assertThat(file)
                .as("%s is stale; write it again: mvn -pl stacks test -Dtest=DocumentsTest -Ddocuments.write", file)
                .exists()
                .hasContent(text);
    }
}
