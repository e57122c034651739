package org.heliosweep.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class DependencyRuleTest {
    @Test
    void onlyTheArrowModuleSeesArrow() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.arrow..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.heliosweep.command", "org.heliosweep.workload"));
    }

    @Test
    void theWorkloadIsNoPartOfTheCommand() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages(
                        "org.heliosweep.command..", "org.heliosweep.models..", "org.heliosweep.arrow..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.heliosweep.workload"));
    }
}
