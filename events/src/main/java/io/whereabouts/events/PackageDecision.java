package io.whereabouts.events;

/// What somebody decided about a package.
public sealed interface PackageDecision extends PackageEvent, Decision
        permits PackageRegistered,
                PackageDescribed,
                TrackingStarted,
                TrackingStopped,
                PackageLost,
                PackageFound,
                PackageDelivered,
                PackageClosed,
                ItemDecision {}
