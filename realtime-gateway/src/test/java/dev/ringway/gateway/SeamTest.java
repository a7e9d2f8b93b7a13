package dev.ringway.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The transport can be exchanged without touching rooms, relay or auth. */
class SeamTest {

    private static final String TRANSPORT = "dev.ringway.gateway.socketio..";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.ringway.gateway");

    @Test
    void only_the_transport_sees_its_library_and_its_channels() {
        noClasses()
                .that()
                .resideOutsideOfPackage(TRANSPORT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.corundumstudio..", "io.netty..")
                .check(classes);
    }

    @Test
    void nothing_knows_the_transport() {
        noClasses()
                .that()
                .resideOutsideOfPackage(TRANSPORT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(TRANSPORT)
                .check(classes);
    }

    @Test
    void the_transport_knows_nothing_but_the_seam() {
        noClasses()
                .that()
                .resideInAPackage(TRANSPORT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.ringway.gateway.room..",
                        "dev.ringway.gateway.live..",
                        "dev.ringway.gateway.relay..",
                        "dev.ringway.gateway.page..",
                        "dev.ringway.gateway.conformance..")
                .check(classes);
    }
}
