package io.whereabouts.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Who may depend on whom: docs/architecture.md draws the same picture.
@AnalyzeClasses(
        packages = "io.whereabouts",
        importOptions = {ImportOption.DoNotIncludeTests.class, WithoutTestJars.class})
class RoomsTest {
    private static final String[] SLICES = {
        "io.whereabouts.command.registerpackage..",
        "io.whereabouts.command.describepackage..",
        "io.whereabouts.command.tracking..",
        "io.whereabouts.command.status..",
        "io.whereabouts.command.offerpicture..",
        "io.whereabouts.command.packing..",
        "io.whereabouts.command.retractscan..",
        "io.whereabouts.command.recordscans..",
        "io.whereabouts.command.scanners..",
        "io.whereabouts.command.definereadpoint.."
    };

    @ArchTest
    static final ArchRule the_contract_depends_on_the_jdk_and_annotations_alone = classes()
            .that()
            .resideInAPackage("io.whereabouts.events")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "io.whereabouts.events", "org.jspecify.annotations", "org.axonframework..annotation")
            .because("every function carries whatever the contract depends on: put JSON into"
                    + " io.whereabouts.events.json");

    @ArchTest
    static final ArchRule the_contracts_JSON_needs_Jackson_and_no_more = classes()
            .that()
            .resideInAPackage("io.whereabouts.events.json")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.whereabouts.events",
                    "io.whereabouts.events.json",
                    "org.jspecify.annotations",
                    "com.fasterxml.jackson..")
            .because("every function carries whatever the contract depends on: keep AWS and Axon out of it");

    @ArchTest
    static final ArchRule the_APIs_description_needs_the_jdk_and_no_more = classes()
            .that()
            .resideInAPackage("io.whereabouts.api..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.whereabouts.api..", "org.jspecify.annotations")
            .because("whoever answers it carries it along");

    @ArchTest
    static final ArchRule EPCIS_needs_Jacksons_parser_and_no_more = classes()
            .that()
            .resideInAPackage("io.whereabouts.events.epcis")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.whereabouts.events",
                    "io.whereabouts.events.epcis",
                    "org.jspecify.annotations",
                    "com.fasterxml.jackson.core..")
            .because("both sides read it, and a tree of Jackson's would write numbers otherwise than they were sent");

    @ArchTest
    static final ArchRule a_slice_knows_no_AWS = noClasses()
            .that()
            .resideInAnyPackage(SLICES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "com.amazonaws..", "io.whereabouts.command.lambda..")
            .because("decide and fold are pure: put AWS into io.whereabouts.command.lambda or the event store");

    @ArchTest
    static final ArchRule a_slice_knows_no_other_slice = slices().matching(
                    "io.whereabouts.command.(registerpackage|describepackage|tracking|status|recordscans"
                            + "|packing|offerpicture|retractscan|scanners|definereadpoint)..")
            .should()
            .notDependOnEachOther()
            .because("a use case must be readable and removable alone: move what both need to the contract");

    @ArchTest
    static final ArchRule a_slice_asks_nobody_what_time_it_is = noClasses()
            .that()
            .resideInAnyPackage(SLICES)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .because("a run can be repeated from its seed only if time, ids and randomness come in with the command");

    @ArchTest
    static final ArchRule the_event_store_knows_no_packages = noClasses()
            .that()
            .resideInAPackage("io.whereabouts.eventstore..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("io.whereabouts..").and(resideOutsideOfPackages("io.whereabouts.eventstore..")))
            .because("it is a store for any Axon application: hand over what it needs in its constructor");

    @ArchTest
    static final ArchRule reading_all_events_needs_no_Axon = noClasses()
            .that()
            .resideInAPackage("io.whereabouts.eventstore.reading..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.axonframework..")
            .because("read models and operators read events without the framework that wrote them");

    @ArchTest
    static final ArchRule operators_read_through_the_event_store_and_publish_as_the_pipe_does = noClasses()
            .that()
            .resideInAPackage("io.whereabouts.operations..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.whereabouts..")
                    .and(resideOutsideOfPackages(
                            "io.whereabouts.operations..",
                            "io.whereabouts.eventstore.reading..",
                            "io.whereabouts.command.publishing..")))
            .because("what may be done to the events is the event store's to say, and their form the pipe's");

    @ArchTest
    static final ArchRule nothing_depends_on_the_operators_commands = noClasses()
            .that()
            .resideOutsideOfPackage("io.whereabouts.operations..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.whereabouts.operations..")
            .because("they are for people: put what a program needs into the module that owns it");

    @ArchTest
    static final ArchRule the_query_side_knows_neither_Axon_nor_the_command_side = noClasses()
            .that()
            .resideInAPackage("io.whereabouts.query..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.axonframework..", "io.whereabouts.command..", "io.whereabouts.eventstore..")
            .because("read models are built from the events alone: put what both sides need into the contract");

    @ArchTest
    static final ArchRule one_read_model_knows_no_other = noClasses()
            .that()
            .resideInAPackage("io.whereabouts.query.currentlocation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.whereabouts.query.auditlog..",
                    "io.whereabouts.query.epcis..",
                    "io.whereabouts.query.asof..",
                    "io.whereabouts.query.presence..")
            .because("each can be thrown away and rebuilt alone");

    @ArchTest
    static final ArchRule ground_knows_cells_and_no_packages = classes()
            .that()
            .resideInAPackage("io.whereabouts.query.ground..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.whereabouts.query.ground..",
                    "com.google.common.geometry..",
                    "org.jspecify.annotations")
            .because("it is geometry, and tried as such");

    @ArchTest
    static final ArchRule the_audit_log_knows_no_other_read_model = noClasses()
            .that()
            .resideInAPackage("io.whereabouts.query.auditlog..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.whereabouts.query.currentlocation..",
                    "io.whereabouts.query.epcis..",
                    "io.whereabouts.query.asof..",
                    "io.whereabouts.query.presence..")
            .because("each can be thrown away and rebuilt alone");

    @ArchTest
    static final ArchRule EPCIS_asks_the_audit_log_for_histories_and_no_more = noClasses()
            .that()
            .resideInAPackage("io.whereabouts.query.epcis..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("io.whereabouts.query.currentlocation..", "io.whereabouts.query.auditlog..")
                            .and(not(simpleName("History"))))
            .because("our own events are read where they are kept for ever, and not kept a second time (decision 10)");

    @ArchTest
    static final ArchRule the_past_is_folded_from_histories_and_no_more = noClasses()
            .that()
            .resideInAPackage("io.whereabouts.query.asof..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "io.whereabouts.query.currentlocation..",
                            "io.whereabouts.query.auditlog..",
                            "io.whereabouts.query.epcis..")
                    .and(not(simpleName("History"))))
            .because("no read model keeps what was before, and none may be rebuilt from another (decision 15)");

    @ArchTest
    static final ArchRule who_was_where_is_written_from_the_log_and_no_more = noClasses()
            .that()
            .resideInAPackage("io.whereabouts.query.presence..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "io.whereabouts.query.currentlocation..",
                            "io.whereabouts.query.auditlog..",
                            "io.whereabouts.query.epcis..",
                            "io.whereabouts.query.asof..")
                    .and(not(simpleName("History")))
                    .and(not(simpleName("WholeLog")))
                    .and(not(simpleName("Written")))
                    .and(not(simpleName("Folder"))))
            .because("it can be thrown away and made again from the log (decision 16)");

    @ArchTest
    static final ArchRule the_drift_check_knows_no_read_model = noClasses()
            .that()
            .resideInAPackage("io.whereabouts.query.drift..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.whereabouts.query..")
                    .and(resideOutsideOfPackages("io.whereabouts.query.drift..")))
            .because("each says itself what it holds, and has a function that may read it and no other (decision 18)");

    @ArchTest
    static final ArchRule pictures_are_nobodys_read_model = noClasses()
            .that()
            .resideInAnyPackage("io.whereabouts.query.currentlocation..", "io.whereabouts.query.auditlog..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.whereabouts.query.pictures..")
            .because("each can be thrown away and rebuilt alone");

    @ArchTest
    static final ArchRule what_looks_at_uploads_knows_neither_commands_nor_read_models = noClasses()
            .that()
            .resideInAPackage("io.whereabouts.pictures..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.whereabouts.command..", "io.whereabouts.query..")
            .because("they meet in the contract: a ticket comes with the file, an event goes to the store");

    @ArchTest
    static final ArchRule only_what_looks_at_uploads_decodes_pictures = noClasses()
            .that()
            .resideOutsideOfPackages("io.whereabouts.pictures..", "io.whereabouts.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.imageio..", "java.awt..", "net.coobird..")
            .because("a decoder is slow to load, hungry, and meets what strangers send: it has a function of its own");

    @ArchTest
    static final ArchRule signing_in_needs_AWSs_event_types_and_no_more = classes()
            .that()
            .resideInAPackage("io.whereabouts.identity..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.whereabouts.identity..",
                    "org.jspecify.annotations",
                    "com.amazonaws.services.lambda.runtime..")
            .because("Cognito waits five seconds for it, a JVM that starts included: keep it small");

    @ArchTest
    static final ArchRule the_program_and_the_product_meet_only_in_zips = noClasses()
            .that()
            .resideInAPackage("io.whereabouts.stacks..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.whereabouts.api..",
                    "io.whereabouts.events..",
                    "io.whereabouts.eventstore..",
                    "io.whereabouts.command..",
                    "io.whereabouts.query..",
                    "io.whereabouts.identity..",
                    "io.whereabouts.pictures..",
                    "io.whereabouts.local..")
            .because("the program names a zip and a handler; a rule over both belongs into architecture-tests");

    @ArchTest
    static final ArchRule the_local_environment_runs_the_product_and_never_links_it = noClasses()
            .that()
            .resideInAPackage("io.whereabouts.local..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("io.whereabouts..").and(resideOutsideOfPackages("io.whereabouts.local..")))
            .because("it must run the very jar and zips that are deployed: reach them through their formats");

    @ArchTest
    static final ArchRule nothing_depends_on_the_local_environment = noClasses()
            .that()
            .resideOutsideOfPackage("io.whereabouts.local..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.whereabouts.local..")
            .because("it is a development part: reach AWS through the SDK's endpoint settings");

    @ArchTest
    static final ArchRule nothing_depends_on_the_benchmarks = noClasses()
            .that()
            .resideOutsideOfPackage("io.whereabouts.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.whereabouts.benchmarks..")
            .because("they bring what we are measured with, and measure the product as others use it");

    @ArchTest
    static final ArchRule only_the_pipe_writes_to_the_bus = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.whereabouts.command..",
                    "io.whereabouts.eventstore..",
                    "io.whereabouts.pictures..",
                    "io.whereabouts.query..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk.services.eventbridge..")
            .because("an event is published only after it is stored: the table's stream and the pipe do that");

    @ArchTest
    static final ArchRule packages_name_what_is_in_them = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..helper..", "..helpers..", "..common..", "..manager..")
            .because("code lives with what it serves: name the package for that");
}
