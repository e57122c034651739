package org.heliosweep;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the packages of the engine to the order in which data passes through them. */
class DependencyRuleTest {
    private static final String BASE = "org.heliosweep.";

    /** Package to what it imports; it may also import what those may. */
    private static final Map<String, List<String>> IMPORTS = Map.ofEntries(
            Map.entry("unit", List.of()),
            Map.entry("graph", List.of()),
            Map.entry("function", List.of("graph")),
            Map.entry("model", List.of("unit", "graph")),
            Map.entry("design", List.of("model")),
            Map.entry("statistic", List.of("graph")),
            Map.entry("study", List.of("design", "statistic")),
            Map.entry("claim", List.of("study")),
            Map.entry("language", List.of("claim")),
            Map.entry("plan", List.of("study", "function")),
            Map.entry("kernel", List.of("plan")),
            Map.entry("interpreter", List.of("kernel")),
            Map.entry("vector", List.of("kernel")),
            Map.entry("sweep", List.of("kernel")));

    private static JavaClasses engine;

    @BeforeAll
    static void readTheEngine() {
        engine = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.heliosweep");
        assertFalse(engine.isEmpty(), "no class of the engine found");
    }

    static Set<String> packages() {
        return new TreeSet<>(IMPORTS.keySet());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageImportsOnlyWhatStandsBeforeIt(String name) {
        Set<String> allowed = new TreeSet<>();
        addWithImports(name, allowed);
        noClasses()
                .that()
                .resideInAPackage(BASE + name + "..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.heliosweep..").and(not(resideInAnyPackage(patterns(allowed)))))
                .because(name + " may import only " + allowed)
                .allowEmptyShould(true)
                .check(engine);
    }

    @Test
    void everyClassLiesInAKnownPackage() {
        classes().should().resideInAnyPackage(patterns(IMPORTS.keySet())).check(engine);
    }

    @Test
    void theEngineDependsOnTheJdkAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "vector..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "org.heliosweep..")
                .allowEmptyShould(true)
                .check(engine);
    }

    @Test
    void theVectorApiIsSeenByItsBackEndAlone() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "vector..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "com.sun.management", "jdk.incubator.vector..", "org.heliosweep..")
                .allowEmptyShould(true)
                .check(engine);
    }

    private static void addWithImports(String name, Set<String> found) {
        if (found.add(name)) {
            IMPORTS.get(name).forEach(next -> addWithImports(next, found));
        }
    }

    private static String[] patterns(Set<String> names) {
        return names.stream().map(name -> BASE + name + "..").toArray(String[]::new);
    }
}
