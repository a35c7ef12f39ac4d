package io.whereabouts.stacks.components;

import java.time.Instant;
import java.util.Optional;

/// The table from whose backup a stack begins.
///
/// @param tableArn a table with point-in-time recovery, in the stack's account
/// @param moment as it was then; as late as possible without one
public record Restore(String tableArn, Optional<Instant> moment) {}
