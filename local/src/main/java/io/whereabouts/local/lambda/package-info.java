/// AWS Lambda on one machine: each function's zip runs in processes of its own under AWS's runtime interface
/// client.
@NullMarked
package io.whereabouts.local.lambda;

import org.jspecify.annotations.NullMarked;
