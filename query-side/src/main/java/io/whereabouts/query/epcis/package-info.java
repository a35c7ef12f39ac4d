/// Events of EPCIS 2.0 by what is in them: those that partners captured, and our own as EPCIS.
@NullMarked
package io.whereabouts.query.epcis;

import org.jspecify.annotations.NullMarked;
