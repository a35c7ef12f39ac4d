package io.whereabouts.stacks.bootstrap;

import io.whereabouts.stacks.Graph;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// One account of each kind.
public final class Accounts {
    static final Map<String, String> EVERYWHERE = Map.of(
            "aws:region", "eu-central-1",
            "whereabouts-bootstrap:accountId", "111111111111",
            "whereabouts-bootstrap:alarmEmail", "packages@example.com",
            "whereabouts-bootstrap:monthlyBudget", "200");

    static final Map<String, String> DEPLOYED = with(EVERYWHERE, "repository", "atomic/whereabouts");

    static final Map<String, String> PRODUCTION = with(
            DEPLOYED,
            "backupVaultArn",
            "arn:aws:backup:eu-central-1:999999999999:backup-vault:whereabouts-bootstrap-events-copies",
            "backupDays",
            "365",
            "hostedZoneId",
            "Z0123456789",
            "sinkArn",
            "arn:aws:oam:eu-central-1:999999999999:sink/0123abcd-0000-0000-0000-0123456789ab");

    static final Map<String, String> CENTRAL = with(
            EVERYWHERE,
            "sourceAccountIds",
            "[\"111111111111\",\"222222222222\"]",
            "backupDays",
            "365",
            "vaultLockAfterDays",
            "7");

    static final Map<String, String> MANAGEMENT = with(
            EVERYWHERE,
            "targets",
            "ou-ab12-11111111",
            "administrators",
            "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Administrators_*");

    private Accounts() {}

    static Graph production() {
        return graph("prod", PRODUCTION);
    }

    static Graph staging() {
        return graph("staging", DEPLOYED);
    }

    static Graph test() {
        return graph("test", DEPLOYED);
    }

    static Graph central() {
        return graph("central", CENTRAL);
    }

    static Graph management() {
        return graph("management", MANAGEMENT);
    }

    public static Stream<Graph> all() {
        return Stream.of(production(), staging(), test(), central(), management());
    }

    static Stream<Graph> withStacks() {
        return Stream.of(production(), staging(), test());
    }

    static Graph graph(String stack, Map<String, String> config) {
        return Graph.of(Bootstrap.PROJECT, stack, config);
    }

    /// @param settings name and value, alternating
    static Map<String, String> with(Map<String, String> config, String... settings) {
        var all = new HashMap<>(config);
        for (int i = 0; i < settings.length; i += 2) {
            all.put(Setting.NAMESPACE + settings[i], settings[i + 1]);
        }
        return all;
    }
}
