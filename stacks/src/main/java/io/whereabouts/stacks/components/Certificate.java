package io.whereabouts.stacks.components;

import com.pulumi.aws.acm.CertificateArgs;
import com.pulumi.aws.acm.CertificateValidation;
import com.pulumi.aws.acm.CertificateValidationArgs;
import com.pulumi.aws.acm.outputs.CertificateDomainValidationOption;
import com.pulumi.aws.route53.Record;
import com.pulumi.aws.route53.RecordArgs;
import com.pulumi.core.Either;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The certificate of a name, in the Region of the provider that is handed over: the one that is configured, or one of
/// its own, which AWS renews for as long as its record stands in the zone.
final class Certificate extends ComponentResource {
    private static final int SECONDS_TO_LIVE = 300;

    private final Output<String> arn;

    Certificate(String name, Domain domain, ComponentResourceOptions options) {
        super("whereabouts:components:Certificate", name, options);
        arn = domain.certificateArn().map(Output::of).orElseGet(() -> proven(name, domain));
        registerOutputs(Map.of("arn", arn));
    }

    /// Usable as soon as it is known.
    Output<String> arn() {
        return arn;
    }

    private Output<String> proven(String name, Domain domain) {
        var certificate = new com.pulumi.aws.acm.Certificate(
                name,
                CertificateArgs.builder()
                        .domainName(domain.name())
                        .validationMethod("DNS")
                        .build(),
                Stack.in(this));
        var proof = new Record(
                name,
                RecordArgs.builder()
                        .zoneId(domain.zoneId())
                        .name(proof(certificate, it -> it.resourceRecordName().orElseThrow()))
                        .type(proof(certificate, it -> it.resourceRecordType().orElseThrow())
                                .applyValue(Either::ofLeft))
                        .records(proof(
                                        certificate,
                                        it -> it.resourceRecordValue().orElseThrow())
                                .applyValue(List::of))
                        .ttl(SECONDS_TO_LIVE)
                        .allowOverwrite(true)
                        .build(),
                Stack.in(this));
        return new CertificateValidation(
                        name,
                        CertificateValidationArgs.builder()
                                .certificateArn(certificate.arn())
                                .validationRecordFqdns(proof.fqdn().applyValue(List::of))
                                .build(),
                        Stack.in(this))
                .certificateArn();
    }

    private static Output<String> proof(
            com.pulumi.aws.acm.Certificate certificate, Function<CertificateDomainValidationOption, String> part) {
        return certificate.domainValidationOptions().applyValue(options -> part.apply(options.getFirst()));
    }
}
