package io.whereabouts.events;

import java.util.Optional;

/// A decision under [Tags#ITEM]. Each says what it leaves, so that the last one says all, however many there were.
public sealed interface ItemDecision extends PackageDecision permits Packed, Unpacked, PackingRetracted, ScanRetracted {

    /// Empty for what was never packed, or only by mistake.
    Optional<Packing> leaves();
}
