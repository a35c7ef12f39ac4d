package io.whereabouts.stacks.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.whereabouts.stacks.Graph;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The provider that will create a stack accepts it.
class TerraformTest {
    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.gate.Gated#all")
    void the_provider_would_create_every_resource_and_finds_no_error(Graph graph) {
        var terraform = Terraform.in(Terraform.write(graph));

        // Validates as well, before it plans.
        var plan = terraform.run("plan", "-no-color", "-input=false", "-lock=false", "-refresh=false");

        var resources = graph.nodes().stream()
                .filter(node -> node.type().startsWith("aws:"))
                .count();
        assertThat(plan).contains("Plan: %d to add, 0 to change, 0 to destroy.".formatted(resources));
    }

    @ParameterizedTest
    @CsvSource({
        "aws:sqs/queue:Queue, aws_sqs_queue",
        "aws:cloudwatch/eventRule:EventRule, aws_cloudwatch_event_rule",
        "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2,"
                + " aws_s3_bucket_server_side_encryption_configuration",
        "aws:wafv2/webAcl:WebAcl, aws_wafv2_web_acl",
        "aws:cloudtrail/trail:Trail, aws_cloudtrail",
        "aws:codedeploy/application:Application, aws_codedeploy_app",
    })
    void a_type_is_its_module_and_its_name(String token, String type) {
        assertThat(TerraformNames.type(token)).isEqualTo(type);
    }

    @Test
    void what_terraform_calls_otherwise_is_translated_and_the_keys_of_users_are_not() {
        var table = node(
                "aws:glue/catalogTable:CatalogTable",
                "log",
                Map.of(
                        "parameters", Map.of("storage.location.template", "s3://${BucketV2/log.bucket}/${day}"),
                        "partitionKeys", List.of(Map.of("name", "day")),
                        "storageDescriptor", Map.of("serDeInfo", Map.of("parameters", Map.of("caseOf", "100%{"))),
                        "targetTables", List.of(Map.of("databaseName", "x")),
                        "retention", 10.0));
        var bucket = node("aws:s3/bucketV2:BucketV2", "log", Map.of());
        var json = TerraformJson.of(new Graph("dev-x", List.of(bucket, table), Map.of()));

        assertThat(json.getAsJsonObject("resource")
                        .getAsJsonObject("aws_glue_catalog_table")
                        .get("log"))
                .isEqualTo(JsonParser.parseString("""
                        {"parameters": {"storage.location.template": "s3://${aws_s3_bucket.log.bucket}/$${day}"},
                         "partition_keys": [{"name": "day"}],
                         "retention": 10,
                         "storage_descriptor": {"ser_de_info": {"parameters": {"caseOf": "100%%{"}}},
                         "target_table": [{"database_name": "x"}]}"""));
    }

    private static Graph.Node node(String type, String name, Map<String, Object> inputs) {
        return ByHand.node(type, name, inputs, Map.of(), Optional.empty(), false);
    }
}
