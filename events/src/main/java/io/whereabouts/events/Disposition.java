package io.whereabouts.events;

import java.util.Set;

/// The state of the package after it was seen, such as `in_transit`.
///
/// @param value a bare word of GS1's Core Business Vocabulary 2.0 §7.2
public record Disposition(String value) {
    static final Set<String> WORDS = Set.of("""
            active available completeness_inferred completeness_verified conformant container_closed
            container_open damaged destroyed dispensed disposed encoded expired in_progress
            in_transit inactive mismatch_class mismatch_instance mismatch_quantity needs_replacement
            no_pedigree_match non_conformant non_sellable_other partially_dispensed recalled
            reserved retail_sold returned sellable_accessible sellable_not_accessible stolen
            unavailable unknown
            """.strip().split("\\s+"));

    public Disposition {
        if (!WORDS.contains(value)) {
            throw new IllegalArgumentException(
                    "disposition must be a word of CBV 2.0 §7.2 such as container_closed, not '%s'"
                            .formatted(Shown.of(value)));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
