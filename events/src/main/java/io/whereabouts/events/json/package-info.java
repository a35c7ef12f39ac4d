/// The one stored and sent form of the contract: JSON.
@NullMarked
package io.whereabouts.events.json;

import org.jspecify.annotations.NullMarked;
