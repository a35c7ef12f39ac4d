/// The operator's commands against DynamoDB Local.
@NullMarked
package io.whereabouts.operations;

import org.jspecify.annotations.NullMarked;
