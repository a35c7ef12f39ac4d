/// Reads all events of a table, in no particular order: from the table itself or from its export in S3. For rebuilding
/// read models, for checking, and for mending what a restore tore apart. Knows nothing of Axon.
@NullMarked
package io.whereabouts.eventstore.reading;

import org.jspecify.annotations.NullMarked;
