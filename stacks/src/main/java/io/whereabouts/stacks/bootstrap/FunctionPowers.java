package io.whereabouts.stacks.bootstrap;

import static io.whereabouts.stacks.bootstrap.Power.Use.CHANGE;
import static io.whereabouts.stacks.bootstrap.Power.Use.CONTENT;
import static io.whereabouts.stacks.bootstrap.Power.Use.DESTROY;
import static io.whereabouts.stacks.bootstrap.Power.Use.READ;

import io.whereabouts.stacks.bootstrap.Power.Area;
import java.util.List;

/// Functions, the roles that they have, and what shifts traffic between their versions.
final class FunctionPowers {
    /// Whom a stack's role may be passed to.
    private static final List<String> SERVICES = List.of(
            "codedeploy.amazonaws.com",
            "events.amazonaws.com",
            "lambda.amazonaws.com",
            "pipes.amazonaws.com",
            "scheduler.amazonaws.com");

    private static final String MAPPINGS = "arn:aws:lambda:{region}:{account}:event-source-mapping:*";
    private static final String ROLES = "arn:aws:iam::{account}:role/{name}";

    private FunctionPowers() {}

    static List<Power> all() {
        return List.of(
                Power.named(Area.FUNCTIONS, "Lambda functions", "arn:aws:lambda:{region}:{account}:function:{name}")
                        // GetFunction tells where the code lies, and the code holds no secret.
                        .may(
                                READ,
                                "lambda:GetAlias",
                                "lambda:GetFunction",
                                "lambda:GetFunctionCodeSigningConfig",
                                "lambda:GetFunctionConfiguration",
                                "lambda:GetFunctionRecursionConfig",
                                "lambda:GetPolicy",
                                "lambda:GetProvisionedConcurrencyConfig",
                                "lambda:ListTags",
                                "lambda:ListVersionsByFunction")
                        .may(
                                CHANGE,
                                "lambda:AddPermission",
                                "lambda:CreateAlias",
                                "lambda:CreateFunction",
                                "lambda:PublishVersion",
                                "lambda:RemovePermission",
                                "lambda:TagResource",
                                "lambda:UntagResource",
                                "lambda:UpdateAlias",
                                "lambda:UpdateFunctionCode",
                                "lambda:UpdateFunctionConfiguration")
                        .may(DESTROY, "lambda:DeleteAlias", "lambda:DeleteFunction")
                        .may(CONTENT, "lambda:InvokeFunction"),
                Power.bound(
                                Area.FUNCTIONS,
                                "event source mappings",
                                new Bound.ByKey(
                                        "ArnLike",
                                        "lambda:FunctionArn",
                                        List.of("arn:aws:lambda:{region}:{account}:function:{name}")),
                                "*")
                        .may(CHANGE, "lambda:CreateEventSourceMapping", "lambda:UpdateEventSourceMapping")
                        .may(DESTROY, "lambda:DeleteEventSourceMapping"),
                // The provider tags a mapping as it creates it, and IAM asks for that apart.
                Power.bound(Area.FUNCTIONS, "tags of a new event source mapping", new Bound.NewlyTagged(), MAPPINGS)
                        .may(CHANGE, "lambda:TagResource"),
                Power.bound(Area.FUNCTIONS, "tags of event source mappings", new Bound.ByTag(), MAPPINGS)
                        .may(READ, "lambda:ListTags")
                        .may(CHANGE, "lambda:TagResource", "lambda:UntagResource"),
                Power.bound(
                                Area.FUNCTIONS,
                                "reading of event source mappings",
                                new Bound.Unbound("IAM knows no condition for it; it tells which queue calls what"),
                                "*")
                        .may(READ, "lambda:GetEventSourceMapping", "lambda:ListEventSourceMappings"),
                Power.named(Area.FUNCTIONS, "roles of functions and pipes", ROLES)
                        .may(
                                READ,
                                "iam:GetRole",
                                "iam:GetRolePolicy",
                                "iam:ListAttachedRolePolicies",
                                "iam:ListInstanceProfilesForRole",
                                "iam:ListRolePolicies",
                                "iam:ListRoleTags")
                        .may(
                                CHANGE,
                                "iam:TagRole",
                                "iam:UntagRole",
                                "iam:UpdateAssumeRolePolicy",
                                "iam:UpdateRole",
                                "iam:UpdateRoleDescription")
                        .may(DESTROY, "iam:DeleteRole"),
                Power.bound(
                                Area.FUNCTIONS,
                                "permissions of roles",
                                new Bound.ByKey(
                                        "StringEquals", "iam:PermissionsBoundary", List.of(Boundaries.WORKLOAD_ARN)),
                                ROLES)
                        .may(CHANGE, "iam:CreateRole", "iam:PutRolePolicy")
                        .may(DESTROY, "iam:DeleteRolePolicy"),
                Power.bound(
                                Area.FUNCTIONS,
                                "handing a role to its service",
                                new Bound.ByKey("StringEquals", "iam:PassedToService", SERVICES),
                                ROLES)
                        .may(CHANGE, "iam:PassRole"),
                Power.named(
                                Area.FUNCTIONS,
                                "CodeDeploy",
                                "arn:aws:codedeploy:{region}:{account}:application:{name}",
                                "arn:aws:codedeploy:{region}:{account}:deploymentconfig:{name}",
                                "arn:aws:codedeploy:{region}:{account}:deploymentgroup:{name}")
                        .may(
                                READ,
                                "codedeploy:GetApplication",
                                "codedeploy:GetApplicationRevision",
                                "codedeploy:GetDeployment",
                                "codedeploy:GetDeploymentGroup",
                                "codedeploy:ListTagsForResource")
                        .may(
                                CHANGE,
                                "codedeploy:CreateApplication",
                                "codedeploy:CreateDeployment",
                                "codedeploy:CreateDeploymentConfig",
                                "codedeploy:CreateDeploymentGroup",
                                "codedeploy:RegisterApplicationRevision",
                                "codedeploy:TagResource",
                                "codedeploy:UntagResource",
                                "codedeploy:UpdateApplication",
                                "codedeploy:UpdateDeploymentGroup")
                        .may(
                                DESTROY,
                                "codedeploy:DeleteApplication",
                                "codedeploy:DeleteDeploymentConfig",
                                "codedeploy:DeleteDeploymentGroup"),
                Power.bound(
                                Area.FUNCTIONS,
                                "CodeDeploy's own configurations, and stopping",
                                new Bound.Unbound("AWS's configurations, such as 10 % for 5 minutes, carry AWS's names,"
                                        + " and a deployment is stopped by an id alone"),
                                "*")
                        .may(READ, "codedeploy:GetDeploymentConfig")
                        .may(CHANGE, "codedeploy:StopDeployment"));
    }
}
