package dev.ringway.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.ringway.events", importOptions = DoNotIncludeTests.class)
class ModuleRulesTest {

    /** No Spring, no domain logic: what crosses Kafka, and the library that writes it. */
    @ArchTest
    static final ArchRule seesOnlyWhatItTakesToWriteAndReadEvents = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "dev.ringway.events..",
                    "org.jspecify..",
                    "io.cloudevents..",
                    "org.apache.kafka.clients..",
                    "org.apache.kafka.common..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..");

    @ArchTest
    static final ArchRule familiesDoNotKnowEachOther =
            slices().matching("dev.ringway.events.(*)..").should().notDependOnEachOther();
}
