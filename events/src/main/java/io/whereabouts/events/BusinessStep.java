package io.whereabouts.events;

import java.util.Set;

/// What was being done with the package, such as `shipping`.
///
/// @param value a bare word of GS1's Core Business Vocabulary 2.0 §7.1
public record BusinessStep(String value) {
    static final Set<String> WORDS = Set.of("""
            accepting arriving assembling collecting commissioning consigning
            creating_class_instance cycle_counting decommissioning departing destroying
            disassembling dispensing encoding entering_exiting holding inspecting installing killing
            loading other packing picking receiving removing repackaging repairing replacing
            reserving retail_selling sampling sensor_reporting shipping staging_outbound
            stock_taking stocking storing transporting unloading unpacking void_shipping
            """.strip().split("\\s+"));

    public BusinessStep {
        if (!WORDS.contains(value)) {
            throw new IllegalArgumentException(
                    "business step must be a word of CBV 2.0 §7.1 such as consigning, not '%s'"
                            .formatted(Shown.of(value)));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
