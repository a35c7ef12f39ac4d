/// Makes what the program declared: tables, queues and buckets in their counterparts, and the wiring between them.
@NullMarked
package io.whereabouts.local.provision;

import org.jspecify.annotations.NullMarked;
