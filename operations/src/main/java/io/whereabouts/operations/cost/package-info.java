/// What a stack costs a month: a model of the requests that scans and people cause, and AWS's prices.
@NullMarked
package io.whereabouts.operations.cost;

import org.jspecify.annotations.NullMarked;
