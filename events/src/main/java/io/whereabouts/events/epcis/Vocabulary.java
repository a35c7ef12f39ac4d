package io.whereabouts.events.epcis;

import io.whereabouts.events.BusinessStep;
import io.whereabouts.events.Disposition;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words of GS1's Core Business Vocabulary 2.0 §7 and of the sensor terms of its Web Vocabulary, bare as EPCIS 2.0
/// writes them in JSON.
public final class Vocabulary {
    static final Set<String> TRANSACTIONS =
            words("bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt");
    static final Set<String> PARTIES = words("owning_party possessing_party location");
    static final Set<String> ERRORS = words("did_not_occur incorrect_data");
    static final Set<String> ALERTS = words("ALARM_CONDITION ERROR_CONDITION");
    static final Set<String> COMPONENTS = words("x y z axial_distance azimuth height spherical_radius polar_angle"
            + " elevation_angle easting northing latitude longitude altitude");
    static final Set<String> MEASUREMENTS = words("""
            AbsoluteHumidity AbsorbedDose AbsorbedDoseRate Acceleration Radioactivity Altitude AmountOfSubstance
            AmountOfSubstancePerUnitVolume Angle AngularAcceleration AngularMomentum AngularVelocity Area Capacitance
            Conductance Conductivity Count Density Dimensionless DoseEquivalent DoseEquivalentRate DynamicViscosity
            ElectricCharge ElectricCurrent ElectricCurrentDensity ElectricFieldStrength Energy Exposure Force Frequency
            Illuminance Inductance Irradiance KinematicViscosity Length LinearMomentum Luminance LuminousFlux
            LuminousIntensity MagneticFlux MagneticFluxDensity MagneticVectorPotential Mass MassConcentration
            MassFlowRate MassPerAreaTime MemoryCapacity MolalityOfSolute MolarEnergy MolarMass MolarVolume Power
            Pressure RadiantFlux RadiantIntensity RelativeHumidity Resistance Resistivity SolidAngle SpecificVolume
            Speed SurfaceDensity SurfaceTension Temperature Time Torque Voltage Volume VolumeFlowRate VolumeFraction
            VolumetricFlux Wavenumber""");

    private static final Pattern FULL = Pattern.compile("(?:urn:epcglobal:cbv:(?<kind>bizstep|disp|btt|sdt|er):"
            + "|(?:https?://(?:ref|ns)\\.gs1\\.org/(?:cbv|voc)/|cbv:)(?<prefix>BizStep|Bizstep|Disp|BTT|SDT|ER|Comp)-)"
            + "(?<word>[A-Za-z_]+)");

    /// GS1's own URIs for words: they are written bare.
    private static final Pattern GS1S = Pattern.compile(
            "(?:urn:epcglobal:cbv|https?://(?:ns|ref)\\.gs1\\.org/(?:cbv|voc)/|https?://(?:www\\.)?gs1\\.org/voc/).*");

    private static final Map<String, String> KINDS =
            Map.of("bizstep", "BizStep", "disp", "Disp", "btt", "BTT", "sdt", "SDT", "er", "ER", "comp", "Comp");

    private Vocabulary() {}

    private static Set<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    static boolean isGs1s(String uri) {
        return GS1S.matcher(uri).matches();
    }

    /// The bare word of a CBV term that is written as a URN or as a URI of GS1's; anything else as it is.
    public static String bare(String text) {
        var full = FULL.matcher(text);
        return full.matches() ? full.group("word") : text;
    }

    /// The URI of a bare word in the Core Business Vocabulary.
    ///
    /// @param kind such as `bizstep`
    static String uri(String kind, String word) {
        return word.contains(":") ? word : "https://ref.gs1.org/cbv/%s-%s".formatted(KINDS.get(kind), word);
    }

    static Optional<BusinessStep> businessStep(String word) {
        return holds(BusinessStep::new, word) ? Optional.of(new BusinessStep(word)) : Optional.empty();
    }

    static Optional<Disposition> disposition(String word) {
        return holds(Disposition::new, word) ? Optional.of(new Disposition(word)) : Optional.empty();
    }

    private static boolean holds(Consumer<String> type, String word) {
        try {
            type.accept(word);
            return true;
        } catch (IllegalArgumentException somebodyElsesWord) {
            return false;
        }
    }
}
