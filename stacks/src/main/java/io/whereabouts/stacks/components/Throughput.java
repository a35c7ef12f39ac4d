package io.whereabouts.stacks.components;

import com.pulumi.aws.dynamodb.inputs.TableOnDemandThroughputArgs;

/// What a table may use of DynamoDB in a second, and so what a loop gone wild can cost: on-demand tables have no other
/// bound.
///
/// @param readUnits of 4 KB, eventually consistent ones half
/// @param writeUnits of 1 KB, in transactions double
public record Throughput(int readUnits, int writeUnits) {
    TableOnDemandThroughputArgs args() {
        return TableOnDemandThroughputArgs.builder()
                .maxReadRequestUnits(readUnits)
                .maxWriteRequestUnits(writeUnits)
                .build();
    }
}
