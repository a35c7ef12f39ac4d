package io.whereabouts.stacks.components;

import com.pulumi.aws.athena.Workgroup;
import com.pulumi.aws.athena.WorkgroupArgs;
import com.pulumi.aws.athena.inputs.WorkgroupConfigurationArgs;
import com.pulumi.aws.athena.inputs.WorkgroupConfigurationEngineVersionArgs;
import com.pulumi.aws.athena.inputs.WorkgroupConfigurationResultConfigurationArgs;
import com.pulumi.aws.athena.inputs.WorkgroupConfigurationResultConfigurationEncryptionConfigurationArgs;
import com.pulumi.aws.glue.CatalogDatabase;
import com.pulumi.aws.glue.CatalogDatabaseArgs;
import com.pulumi.aws.glue.CatalogTable;
import com.pulumi.aws.glue.CatalogTableArgs;
import com.pulumi.aws.glue.inputs.CatalogTablePartitionKeyArgs;
import com.pulumi.aws.glue.inputs.CatalogTableStorageDescriptorArgs;
import com.pulumi.aws.glue.inputs.CatalogTableStorageDescriptorColumnArgs;
import com.pulumi.aws.glue.inputs.CatalogTableStorageDescriptorSerDeInfoArgs;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Map;

/// SQL over the audit log where it lies. Where a partition is follows from its hour: nothing crawls, nothing is
/// registered, and a new hour can be asked at once.
public final class Analytics extends ComponentResource {
    /// 2 GB, as much as the provider's number can say: a slip costs a cent, and a busy day of scans is less.
    private static final int MOST_BYTES_OF_A_QUERY = Integer.MAX_VALUE;

    private static final int RESULTS_KEPT_DAYS = 7;

    private final Workgroup workgroup;
    private final CatalogDatabase database;

    public Analytics(String name, AuditLog audit, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:Analytics", name, options);
        var results = new PrivateBucket(
                name + "-results",
                PrivateBucket.Args.of(stack, "query-", new Aging(List.of(), RESULTS_KEPT_DAYS, 1)),
                Stack.inside(this));
        results.refuseWithoutTls();
        workgroup = workgroup(name, results.bucket(), stack);
        // Athena knows no hyphens in the names of databases.
        database = new CatalogDatabase(
                name,
                CatalogDatabaseArgs.builder()
                        .name(stack.nameOf("audit").replace('-', '_'))
                        .build(),
                Stack.in(this));
        log(audit.folders().asked());
        registerOutputs(Map.of("workgroup", workgroup.name()));
    }

    public Output<String> workgroup() {
        return workgroup.name();
    }

    public Output<String> database() {
        return database.name();
    }

    private Workgroup workgroup(String name, BucketV2 results, Stack stack) {
        return new Workgroup(
                name,
                WorkgroupArgs.builder()
                        .name(stack.nameOf(name))
                        .forceDestroy(!stack.durability().isKept())
                        .configuration(WorkgroupConfigurationArgs.builder()
                                .enforceWorkgroupConfiguration(true)
                                .bytesScannedCutoffPerQuery(MOST_BYTES_OF_A_QUERY)
                                .publishCloudwatchMetricsEnabled(true)
                                .engineVersion(WorkgroupConfigurationEngineVersionArgs.builder()
                                        .selectedEngineVersion("Athena engine version 3")
                                        .build())
                                .resultConfiguration(WorkgroupConfigurationResultConfigurationArgs.builder()
                                        .outputLocation(Output.format("s3://%s/", results.bucket()))
                                        .encryptionConfiguration(
                                                WorkgroupConfigurationResultConfigurationEncryptionConfigurationArgs
                                                        .builder()
                                                        .encryptionOption("SSE_S3")
                                                        .build())
                                        .build())
                                .build())
                        .build(),
                Stack.in(this));
    }

    /// Each line as it stands there: what is in it `operations` takes out, for each engine alike. A JSON SerDe that
    /// knows objects as text writes the payload anew, and AWS warns of rows too many or too few from it
    /// (docs.aws.amazon.com/athena/latest/ug/openx-json-serde.html).
    private void log(AuditFolder folder) {
        var location = Output.format("s3://%s/%s", folder.audit().bucket().bucket(), folder.log());
        new CatalogTable(
                "audit-events",
                CatalogTableArgs.builder()
                        .name("log")
                        .databaseName(database.name())
                        .description(
                                "Every event as a line of JSON, once or more often: take them distinct by eventId, and ask for an hour")
                        .tableType("EXTERNAL_TABLE")
                        .partitionKeys(CatalogTablePartitionKeyArgs.builder()
                                .name("hour")
                                .type("string")
                                .build())
                        .parameters(location.applyValue(Analytics::projection))
                        .storageDescriptor(CatalogTableStorageDescriptorArgs.builder()
                                .location(location)
                                .inputFormat("org.apache.hadoop.mapred.TextInputFormat")
                                .outputFormat("org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat")
                                .columns(CatalogTableStorageDescriptorColumnArgs.builder()
                                        .name("line")
                                        .type("string")
                                        .build())
                                .serDeInfo(CatalogTableStorageDescriptorSerDeInfoArgs.builder()
                                        .serializationLibrary("org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe")
                                        // Between columns, of which there is one: JSON has no control characters.
                                        .parameters(Map.of("serialization.format", "1"))
                                        .build())
                                .build())
                        .build(),
                Stack.in(this));
    }

    /// By hour of writing, as the audit projector names its objects.
    private static Map<String, String> projection(String location) {
        return Map.of(
                "compressionType", "gzip",
                "projection.enabled", "true",
                "projection.hour.type", "date",
                "projection.hour.format", "yyyy-MM-dd'T'HH",
                "projection.hour.range", "2026-01-01T00,NOW",
                "projection.hour.interval", "1",
                "projection.hour.interval.unit", "HOURS",
                "storage.location.template", location + "hour=${hour}/");
    }
}
