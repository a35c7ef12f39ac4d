/// What partners tell by EPCIS 2.0 is kept: each event once, each capture of a document once.
@NullMarked
package io.whereabouts.command.epcis;

import org.jspecify.annotations.NullMarked;
