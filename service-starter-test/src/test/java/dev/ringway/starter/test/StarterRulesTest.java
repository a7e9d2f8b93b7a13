package dev.ringway.starter.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The starter is wiring: what it may see keeps domain logic out of it. */
class StarterRulesTest {

    private static final String[] MAY_SEE = {
        "java..",
        "javax.crypto..",
        "jakarta.validation..",
        "dev.ringway.starter..",
        // the envelope and the audit trail, but no entity's events
        "dev.ringway.events",
        "dev.ringway.events.audit",
        "org.jspecify..",
        "org.slf4j..",
        "ch.qos.logback..",
        "org.springframework..",
        "org.springdoc..",
        "io.swagger.v3..",
        "io.micrometer..",
        "javax.net.ssl..",
        "com.twilio..",
        "io.lettuce..",
        "io.netty..",
        "org.apache.hc..",
        "reactor..",
        "org.reactivestreams..",
        "org.apache.kafka..",
        "com.mongodb..",
        "org.bson..",
        "tools.jackson..",
        "com.fasterxml.jackson.annotation..",
        "com.fasterxml.jackson.core..",
        "de.siegmar.fastcsv..",
        "software.amazon.awssdk..",
    };

    @Test
    void the_house_rules_hold() {
        HouseRules.check("dev.ringway.starter");
    }

    @Test
    void the_starter_sees_no_domain_and_no_service() {
        JavaClasses starter = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("service-starter-test"))
                .importPackages("dev.ringway.starter");
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(MAY_SEE)
                .check(starter);
    }
}
