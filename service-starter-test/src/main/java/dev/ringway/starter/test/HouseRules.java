package dev.ringway.starter.test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The house style as far as a machine can hold it. A module's test is one line:
 *
 * <pre>{@code
 * @Test
 * void the_house_rules_hold() {
 *     HouseRules.check("dev.ringway.callstore");
 * }
 * }</pre>
 */
public final class HouseRules {

    private static final String FORBIDDEN_NAME = ".*(Impl|Utils?|Helper|Manager|Processor)";

    /** Packages at the edge of a service, which may see frameworks and libraries; all others are domain. */
    private static final String[] EDGES = {
        "web",
        "kafka",
        "store",
        "provider",
        "control",
        "media",
        "socketio",
        "relay",
        "intake",
        "lookup",
        "live",
        "pace",
        "dialer",
        "numbers",
        "warmup",
        "health",
        "reconcile",
        "consistency",
        "analysis.standard",
        "analysis.llm"
    };

    private HouseRules() {}

    /** Everything that every module keeps to, for the classes of this package and below, without its tests. */
    public static void check(String basePackage) {
        JavaClasses classes = classesOf(basePackage);
        Stream.of(noMiscellaneousNames(), everyPackageIsNullMarked(), noCycles(basePackage))
                .forEach(rule -> rule.check(classes));
    }

    /**
     * Besides, what a service keeps to: {@code web} reaches the database through the domain, and the domain sees only
     * the JDK, the event contracts and itself.
     *
     * @param edges names of further packages, right below the base package, that may see frameworks
     */
    public static void checkService(String basePackage, String... edges) {
        check(basePackage);
        JavaClasses classes = classesOf(basePackage);
        webNeverTouchesTheStore(basePackage).check(classes);
        domainSeesOnlyTheJdk(basePackage, edges).check(classes);
    }

    private static JavaClasses classesOf(String basePackage) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(basePackage);
    }

    private static ArchRule noMiscellaneousNames() {
        return noClasses()
                .should()
                .haveNameMatching(FORBIDDEN_NAME)
                .as("a class is named for the decision it makes or the thing it is");
    }

    private static ArchRule noCycles(String basePackage) {
        return slices().matching(basePackage + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true);
    }

    private static ArchRule everyPackageIsNullMarked() {
        return classes()
                .that()
                .areTopLevelClasses()
                .should(new ArchCondition<>("lie in a @NullMarked package with a package-info.java") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                        events.add(new SimpleConditionEvent(
                                type, marked, type.getPackageName() + " is " + (marked ? "" : "not ") + "@NullMarked"));
                    }
                });
    }

    private static ArchRule webNeverTouchesTheStore(String basePackage) {
        return noClasses()
                .that()
                .resideInAPackage(basePackage + ".web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(basePackage + ".store..")
                .allowEmptyShould(true);
    }

    private static ArchRule domainSeesOnlyTheJdk(String basePackage, String... edges) {
        String[] edgePackages = Stream.concat(
                        Stream.of(basePackage),
                        Stream.concat(Arrays.stream(EDGES), Arrays.stream(edges))
                                .map(edge -> basePackage + "." + edge + ".."))
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> domain =
                resideInAPackage(basePackage + "..").and(resideOutsideOfPackages(edgePackages));
        return classes()
                .that(domain)
                .should()
                .onlyDependOnClassesThat(domain.or(DescribedPredicate.describe(
                        "the JDK, the event contracts and nullness marks",
                        type -> Stream.of("java.", "javax.crypto.", "dev.ringway.events", "org.jspecify")
                                .anyMatch(start -> type.getName().startsWith(start)
                                        || type.getBaseComponentType().isPrimitive()
                                        || type.getBaseComponentType().getName().startsWith(start)
                                        || domain.test(type.getBaseComponentType())))))
                .allowEmptyShould(true);
    }
}
