package org.heliosweep.device;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class DependencyRuleTest {
    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.heliosweep.device", "org.heliosweep.tornado");

    @Test
    void onlyTheEngineIsSeen() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.heliosweep..")
                .check(MODULE);
    }

    @Test
    void neitherOtherBackEndsNorTheCommandAreSeen() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.heliosweep.vector..",
                        "org.heliosweep.models..",
                        "org.heliosweep.arrow..",
                        "org.heliosweep.command..",
                        "org.heliosweep.workload..")
                .check(MODULE);
    }

    @Test
    void whatIsSharedAmongDevicesKnowsNoInterfaceOfADriver() {
        classes()
                .that()
                .resideInAPackage("org.heliosweep.device.compute..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.heliosweep.device.compute..")
                .check(MODULE);
    }

    @Test
    void interfacesOfDriversKnowNothingOfEachOtherNorOfPlans() {
        for (String each : new String[] {"org.heliosweep.device.opencl..", "org.heliosweep.device.cuda.."}) {
            classes()
                    .that()
                    .resideInAPackage(each)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "org.heliosweep.device.compute..", each)
                    .check(MODULE);
        }
    }

    @Test
    void kernelsForTornadoHaveNothingOfTheFamilyOfC() {
        noClasses()
                .that()
                .resideInAPackage("org.heliosweep.tornado..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.heliosweep.device..")
                .check(MODULE);
        noClasses()
                .that()
                .resideInAPackage("org.heliosweep.device..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.heliosweep.tornado..")
                .check(MODULE);
    }
}
