/// An SQS batch of EventBridge envelopes to recorded events; failures message by message.
@NullMarked
package io.whereabouts.query.sqs;

import org.jspecify.annotations.NullMarked;
