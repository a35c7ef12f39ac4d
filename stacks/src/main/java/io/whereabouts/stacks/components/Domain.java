package io.whereabouts.stacks.components;

import java.util.Optional;

/// A name of one's own for the API or the page.
///
/// @param name such as `api.packages.example.com`
/// @param zoneId the Route 53 hosted zone that gets the records
/// @param certificateArn of a certificate that is there; without one the stack asks for it, and proves by a record in
///         the zone that the name is ours
public record Domain(String name, String zoneId, Optional<String> certificateArn) {}
