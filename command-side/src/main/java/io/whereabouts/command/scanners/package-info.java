/// Scanners are registered and revoked: whose scans are taken.
@NullMarked
package io.whereabouts.command.scanners;

import org.jspecify.annotations.NullMarked;
