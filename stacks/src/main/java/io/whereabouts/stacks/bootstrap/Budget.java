package io.whereabouts.stacks.bootstrap;

import com.pulumi.aws.budgets.BudgetArgs;
import com.pulumi.aws.budgets.inputs.BudgetNotificationArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Map;

/// What the account may cost in a month; somebody is told before it is spent, and told when it will not suffice.
final class Budget extends ComponentResource {
    /// Its page in docs/operations/alarms: AWS puts nothing of ours into the notification but the budget's name.
    private static final String RUNBOOK = "cost";

    private static final double MOST_OF_IT = 80;
    private static final double ALL_OF_IT = 100;

    Budget(String name, BootstrapSettings settings, ComponentResourceOptions options) {
        super("whereabouts:bootstrap:Budget", name, options);
        var budget = new com.pulumi.aws.budgets.Budget(
                name,
                BudgetArgs.builder()
                        .name(Boundaries.OURS + RUNBOOK)
                        .budgetType("COST")
                        .timeUnit("MONTHLY")
                        .limitAmount(settings.monthlyBudget())
                        .limitUnit("USD")
                        .notifications(
                                alarm("ACTUAL", MOST_OF_IT, settings),
                                alarm("ACTUAL", ALL_OF_IT, settings),
                                alarm("FORECASTED", ALL_OF_IT, settings))
                        .build(),
                Bootstrap.in(this));
        registerOutputs(Map.of("budgetName", budget.name()));
    }

    private static BudgetNotificationArgs alarm(String what, double percent, BootstrapSettings settings) {
        return BudgetNotificationArgs.builder()
                .notificationType(what)
                .comparisonOperator("GREATER_THAN")
                .threshold(percent)
                .thresholdType("PERCENTAGE")
                .subscriberEmailAddresses(settings.alarmEmail())
                .build();
    }
}
