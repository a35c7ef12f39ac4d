/// An Axon Framework event storage engine on DynamoDB. Decisions are guarded by dynamic consistency boundaries;
/// observations are named by their natural key and never in conflict.
@NullMarked
package io.whereabouts.eventstore;

import org.jspecify.annotations.NullMarked;
