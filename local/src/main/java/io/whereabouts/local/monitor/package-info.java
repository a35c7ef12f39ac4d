/// Runs the Pulumi program as Pulumi's engine would, over Pulumi's own protocol, and records what it declares.
@NullMarked
package io.whereabouts.local.monitor;

import org.jspecify.annotations.NullMarked;
