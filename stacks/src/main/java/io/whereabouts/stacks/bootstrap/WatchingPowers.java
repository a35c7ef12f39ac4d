package io.whereabouts.stacks.bootstrap;

import static io.whereabouts.stacks.bootstrap.Power.Use.CHANGE;
import static io.whereabouts.stacks.bootstrap.Power.Use.CONTENT;
import static io.whereabouts.stacks.bootstrap.Power.Use.DESTROY;
import static io.whereabouts.stacks.bootstrap.Power.Use.READ;

import io.whereabouts.stacks.bootstrap.Power.Area;
import java.util.List;

/// Logs, alarms, dashboards, health checks, and where alarms go.
final class WatchingPowers {
    private static final String[] LOGS = {
        "arn:aws:logs:{region}:{account}:log-group:/aws/lambda/{name}",
        "arn:aws:logs:{region}:{account}:log-group:/aws/vendedlogs/{name}",
        "arn:aws:logs:{region}:{account}:log-group:/aws/vendedlogs/pipes/{name}"
    };

    private WatchingPowers() {}

    static List<Power> all() {
        return List.of(
                Power.named(Area.WATCHING, "log groups", LOGS)
                        .may(READ, "logs:ListTagsForResource")
                        .may(
                                CHANGE,
                                "logs:CreateLogGroup",
                                "logs:DeleteMetricFilter",
                                "logs:PutMetricFilter",
                                "logs:PutRetentionPolicy",
                                "logs:TagResource",
                                "logs:UntagResource")
                        .may(DESTROY, "logs:DeleteLogGroup")
                        .may(
                                CONTENT,
                                "logs:FilterLogEvents",
                                "logs:GetLogEvents",
                                "logs:StartLiveTail",
                                "logs:StartQuery"),
                Power.bound(
                                Area.WATCHING,
                                "lists of log groups, and an API's access log",
                                new Bound.Unbound(
                                        "IAM knows no narrower resource; what is in a log is not told by" + " them"),
                                "*")
                        .may(
                                READ,
                                "logs:DescribeLogGroups",
                                "logs:DescribeMetricFilters",
                                "logs:DescribeResourcePolicies",
                                "logs:GetLogDelivery",
                                "logs:ListLogDeliveries")
                        .may(CHANGE, "logs:CreateLogDelivery", "logs:PutResourcePolicy", "logs:UpdateLogDelivery")
                        .may(DESTROY, "logs:DeleteLogDelivery"),
                Power.bound(
                                Area.WATCHING,
                                "results of a query of logs",
                                new Bound.Unbound("they are asked for by the id that starting the query gave; starting"
                                        + " one is bound by name"),
                                "*")
                        .may(CONTENT, "logs:GetQueryResults", "logs:StopQuery"),
                Power.named(
                                Area.WATCHING,
                                "alarms and dashboards",
                                "arn:aws:cloudwatch:{region}:{account}:alarm:{name}",
                                // Route 53 measures its health checks there.
                                "arn:aws:cloudwatch:us-east-1:{account}:alarm:{name}",
                                "arn:aws:cloudwatch::{account}:dashboard/{name}")
                        .may(
                                READ,
                                "cloudwatch:DescribeAlarms",
                                "cloudwatch:GetDashboard",
                                "cloudwatch:ListTagsForResource")
                        .may(
                                CHANGE,
                                "cloudwatch:PutCompositeAlarm",
                                "cloudwatch:PutDashboard",
                                "cloudwatch:PutMetricAlarm",
                                "cloudwatch:TagResource",
                                "cloudwatch:UntagResource")
                        .may(DESTROY, "cloudwatch:DeleteAlarms", "cloudwatch:DeleteDashboards"),
                Power.bound(
                                Area.WATCHING,
                                "metrics, composite alarms by list, and tags",
                                new Bound.Unbound("IAM knows no narrower resource; figures, not contents"),
                                "*")
                        .may(READ, "cloudwatch:DescribeAlarms", "tag:GetResources")
                        .may(CONTENT, "cloudwatch:GetMetricData", "cloudwatch:ListMetrics"),
                Power.named(
                                Area.WATCHING,
                                "topics of alarms",
                                "arn:aws:sns:{region}:{account}:{name}",
                                "arn:aws:sns:us-east-1:{account}:{name}")
                        .may(
                                READ,
                                "sns:GetSubscriptionAttributes",
                                "sns:GetTopicAttributes",
                                "sns:ListSubscriptionsByTopic",
                                "sns:ListTagsForResource")
                        .may(
                                CHANGE,
                                "sns:CreateTopic",
                                "sns:SetSubscriptionAttributes",
                                "sns:SetTopicAttributes",
                                "sns:Subscribe",
                                "sns:TagResource",
                                "sns:UntagResource")
                        .may(DESTROY, "sns:DeleteTopic", "sns:Unsubscribe"),
                Power.bound(
                                Area.WATCHING,
                                "health checks",
                                new Bound.Unbound("Route 53's carry tags that IAM does not see"),
                                "arn:aws:route53:::healthcheck/*")
                        .may(READ, "route53:GetHealthCheck", "route53:ListTagsForResource")
                        .may(CHANGE, "route53:ChangeTagsForResource", "route53:UpdateHealthCheck")
                        .may(DESTROY, "route53:DeleteHealthCheck"),
                Power.bound(
                                Area.WATCHING,
                                "a new health check",
                                new Bound.Unbound("Route 53 knows no resource before there is one"),
                                "*")
                        .may(CHANGE, "route53:CreateHealthCheck"));
    }
}
