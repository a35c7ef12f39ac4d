/// What is in what: packages and containers are packed and unpacked, one container at a time and never in a circle.
@NullMarked
package io.whereabouts.command.packing;

import org.jspecify.annotations.NullMarked;
