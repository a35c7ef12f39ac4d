package io.whereabouts.stacks.bootstrap;

import static io.whereabouts.stacks.bootstrap.Power.Use.CHANGE;
import static io.whereabouts.stacks.bootstrap.Power.Use.DESTROY;
import static io.whereabouts.stacks.bootstrap.Power.Use.LOOK;
import static io.whereabouts.stacks.bootstrap.Power.Use.READ;

import io.whereabouts.stacks.bootstrap.Power.Area;
import java.util.List;
import java.util.stream.Stream;

/// The API, who issues its tokens, and the web page: AWS makes up most of their ARNs.
final class HttpPowers {
    private static final String POOLS = "arn:aws:cognito-idp:{region}:{account}:userpool/*";
    private static final String DISTRIBUTIONS = "arn:aws:cloudfront::{account}:distribution/*";
    private static final List<String> CERTIFICATES =
            List.of("arn:aws:acm:{region}:{account}:certificate/*", "arn:aws:acm:us-east-1:{account}:certificate/*");

    private HttpPowers() {}

    static List<Power> all() {
        return List.of(
                Power.bound(
                                Area.HTTP,
                                "a new HTTP API or domain",
                                new Bound.ByTagOfRequest(),
                                "arn:aws:apigateway:{region}::/apis",
                                "arn:aws:apigateway:{region}::/domainnames")
                        .may(CHANGE, "apigateway:POST"),
                Power.bound(
                                Area.HTTP,
                                "HTTP APIs, their stages and domains",
                                new Bound.ByTag(),
                                "arn:aws:apigateway:{region}::/apis/*",
                                "arn:aws:apigateway:{region}::/domainnames/*")
                        .may(READ, "apigateway:GET")
                        .may(CHANGE, "apigateway:PATCH", "apigateway:PUT", "apigateway:TagResource")
                        .may(DESTROY, "apigateway:DELETE"),
                Power.bound(
                                Area.HTTP,
                                "an HTTP API's routes, integrations, authorizers, stages and mappings",
                                new Bound.Unbound("they carry no tags and inherit none, and their ARNs name the API by"
                                        + " an id that AWS makes up"),
                                "arn:aws:apigateway:{region}::/apis/*/*",
                                "arn:aws:apigateway:{region}::/domainnames/*/apimappings*",
                                "arn:aws:apigateway:{region}::/tags/*")
                        .may(READ, "apigateway:GET")
                        .may(CHANGE, "apigateway:PATCH", "apigateway:POST", "apigateway:PUT")
                        .may(DESTROY, "apigateway:DELETE"),
                Power.bound(Area.HTTP, "a new user pool", new Bound.ByTagOfRequest(), "*")
                        .may(CHANGE, "cognito-idp:CreateUserPool"),
                Power.bound(Area.HTTP, "user pools", new Bound.ByTag(), POOLS)
                        .may(
                                READ,
                                "cognito-idp:DescribeResourceServer",
                                "cognito-idp:DescribeUserPool",
                                "cognito-idp:GetGroup",
                                "cognito-idp:GetUICustomization",
                                "cognito-idp:GetUserPoolMfaConfig",
                                "cognito-idp:ListTagsForResource")
                        .may(LOOK, "cognito-idp:DescribeUserPoolClient")
                        .may(
                                CHANGE,
                                "cognito-idp:CreateGroup",
                                "cognito-idp:CreateManagedLoginBranding",
                                "cognito-idp:CreateResourceServer",
                                "cognito-idp:CreateUserPoolClient",
                                "cognito-idp:CreateUserPoolDomain",
                                "cognito-idp:SetUserPoolMfaConfig",
                                "cognito-idp:TagResource",
                                "cognito-idp:UntagResource",
                                "cognito-idp:UpdateGroup",
                                "cognito-idp:UpdateResourceServer",
                                "cognito-idp:UpdateUserPool",
                                "cognito-idp:UpdateUserPoolClient",
                                "cognito-idp:UpdateUserPoolDomain")
                        .may(
                                DESTROY,
                                "cognito-idp:DeleteGroup",
                                "cognito-idp:DeleteResourceServer",
                                "cognito-idp:DeleteUserPool",
                                "cognito-idp:DeleteUserPoolClient",
                                "cognito-idp:DeleteUserPoolDomain")
                        .holdingData(),
                Power.bound(
                                Area.HTTP,
                                "a user pool's domain",
                                new Bound.Unbound("Cognito asks for it by the domain, not by the pool"),
                                "*")
                        .may(READ, "cognito-idp:DescribeUserPoolDomain"),
                Power.bound(Area.HTTP, "a new distribution", new Bound.ByTagOfRequest(), DISTRIBUTIONS)
                        .may(CHANGE, "cloudfront:CreateDistribution"),
                Power.bound(Area.HTTP, "distributions", new Bound.ByTag(), DISTRIBUTIONS)
                        .may(READ, "cloudfront:GetDistribution", "cloudfront:ListTagsForResource")
                        .may(
                                CHANGE,
                                "cloudfront:CreateInvalidation",
                                "cloudfront:GetInvalidation",
                                "cloudfront:TagResource",
                                "cloudfront:UntagResource",
                                "cloudfront:UpdateDistribution")
                        .may(DESTROY, "cloudfront:DeleteDistribution"),
                Power.bound(
                                Area.HTTP,
                                "access to a distribution's origin, and its headers",
                                new Bound.Unbound("they carry no tags, and AWS makes up their ARNs"),
                                "arn:aws:cloudfront::{account}:origin-access-control/*",
                                "arn:aws:cloudfront::{account}:response-headers-policy/*")
                        .may(READ, "cloudfront:GetOriginAccessControl", "cloudfront:GetResponseHeadersPolicy")
                        .may(
                                CHANGE,
                                "cloudfront:CreateOriginAccessControl",
                                "cloudfront:CreateResponseHeadersPolicy",
                                "cloudfront:UpdateOriginAccessControl",
                                "cloudfront:UpdateResponseHeadersPolicy")
                        .may(DESTROY, "cloudfront:DeleteOriginAccessControl", "cloudfront:DeleteResponseHeadersPolicy"),
                Power.named(Area.HTTP, "CloudFront functions", "arn:aws:cloudfront::{account}:function/{name}")
                        .may(READ, "cloudfront:DescribeFunction", "cloudfront:GetFunction")
                        .may(
                                CHANGE,
                                "cloudfront:CreateFunction",
                                "cloudfront:PublishFunction",
                                "cloudfront:UpdateFunction")
                        .may(DESTROY, "cloudfront:DeleteFunction"),
                Power.bound(Area.HTTP, "a new certificate", new Bound.ByTagOfRequest(), "*")
                        .may(CHANGE, "acm:RequestCertificate"),
                Power.bound(Area.HTTP, "certificates", new Bound.ByTag(), CERTIFICATES.toArray(String[]::new))
                        .may(READ, "acm:DescribeCertificate", "acm:ListTagsForCertificate")
                        .may(CHANGE, "acm:AddTagsToCertificate", "acm:RemoveTagsFromCertificate")
                        .may(DESTROY, "acm:DeleteCertificate"),
                Power.bound(
                                Area.HTTP,
                                "tags of a new user pool, distribution or certificate",
                                new Bound.NewlyTagged(),
                                Stream.concat(Stream.of(POOLS, DISTRIBUTIONS), CERTIFICATES.stream())
                                        .toArray(String[]::new))
                        .may(CHANGE, "acm:AddTagsToCertificate", "cloudfront:TagResource", "cognito-idp:TagResource"),
                Power.named(
                                Area.HTTP,
                                "the web page's firewall",
                                "arn:aws:wafv2:us-east-1:{account}:global/webacl/{name}")
                        .may(READ, "wafv2:GetWebACL", "wafv2:ListTagsForResource")
                        .may(CHANGE, "wafv2:CreateWebACL", "wafv2:TagResource", "wafv2:UpdateWebACL")
                        .may(DESTROY, "wafv2:DeleteWebACL"),
                Power.bound(
                                Area.HTTP,
                                "AWS's own rules of the firewall",
                                new Bound.Unbound("they are AWS's and carry no name of ours"),
                                "arn:aws:wafv2:us-east-1:{account}:global/managedruleset/*/*")
                        .may(CHANGE, "wafv2:CreateWebACL", "wafv2:UpdateWebACL"));
    }
}
