/// GS1 EPCIS 2.0 in JSON: reading, checking, naming and writing its events. Pure, and needs Jackson's parser alone.
@NullMarked
package io.whereabouts.events.epcis;

import org.jspecify.annotations.NullMarked;
