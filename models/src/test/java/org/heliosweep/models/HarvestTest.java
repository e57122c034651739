package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dies with some broken cores. */
class HarvestTest {
    private final Evaluation harvest = Models.at("core-harvest");

    /** 814 mm² with 132 of 144 cores: 0.44 becomes 0.72, nearly all of e^(-0.814 · 0.4), which no spare core helps. */
    @Test
    void aLargeProcessor() {
        assertEquals(0.44, harvest.value("perfect"), 0.005);
        assertEquals(0.72, harvest.value("sellable"), 0.005);
        assertEquals(Math.exp(-0.3256), harvest.value("sellable"), 1e-6);
    }

    /** Dies are not work: 132 of 144 cores work. */
    @Test
    void workIsLessThanDies() {
        assertEquals(harvest.value("sellable") * 132 / 144, harvest.value("delivered"), 1e-15);
        assertEquals(harvest.value("delivered") / Math.exp(-0.814), harvest.value("gain"), 1e-12);
    }

    /** Against the definition, with the gamma distribution and the binomial one summed term by term. */
    @ParameterizedTest
    @CsvSource({
        "814, 0.1, 144, 12, 0.6, 2",
        "858, 0.34, 192, 24, 0.8, 1",
        "858, 0.3, 64, 2, 0.8, 5",
        "100, 0.05, 48, 1, 0.4, 3.3",
        "500, 0.3, 100, 7, 0.7, 10",
        "858, 0.34, 20, 19, 0.8, 1.7"
    })
    void againstTheDefinition(double area, double density, int cores, int spare, double coreShare, double clustering) {
        harvest.set("area", area)
                .set("defect_density", density)
                .set("cores", cores)
                .set("spare", spare)
                .set("core_share", coreShare)
                .set("clustering", clustering);
        double defects = density * area / 100;
        assertEquals(given(defects, cores, spare, coreShare), harvest.value("sellable"), 1e-11);
        harvest.choose("spread", "clustered");
        assertEquals(clustered(defects, cores, spare, coreShare, clustering), harvest.value("sellable"), 1e-9);
    }

    private static double given(double defects, int cores, int spare, double coreShare) {
        double good = Math.exp(-defects * coreShare / cores);
        double sum = 0;
        double ways = 1;
        for (int k = 0; k <= spare; k++) {
            sum += ways * Math.pow(-Math.expm1(-defects * coreShare / cores), k) * Math.pow(good, cores - k);
            ways = ways * (cores - k) / (k + 1);
        }
        return Math.exp(-defects * (1 - coreShare)) * sum;
    }

    /** The mean over a gamma distribution of shape α in x = y², by Simpson's rule. */
    private static double clustered(double defects, int cores, int spare, double coreShare, double clustering) {
        int steps = 20_000;
        double end = Math.sqrt(60 + 4 * clustering);
        double weights = 0;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double y = end * i / steps;
            double simpson = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            double weight = simpson * Math.pow(y, 2 * clustering - 1) * Math.exp(-y * y);
            weights += weight;
            sum += weight * given(defects * y * y / clustering, cores, spare, coreShare);
        }
        return sum / weights;
    }

    /** No spare core: the closed forms of Poisson and of the negative binomial distribution, over all shapes. */
    @Test
    void withoutSpareCoresThereIsNothingToHarvest() {
        CredibleRanges.of("core-harvest")
                .with(drawn -> drawn.set("spare", 0))
                .hold(drawn -> assertEquals(drawn.value("perfect"), drawn.value("sellable"), 1e-10));
    }

    /** Nothing is broken that no core may break, and all cores may break but one: both ends of the sum. */
    @Test
    void allCoresSpareButOne() {
        harvest.set("cores", 2).set("spare", 1).set("core_share", 0.5);
        double core = Math.exp(-0.814 * 0.25);
        assertEquals(Math.exp(-0.407) * (1 - (1 - core) * (1 - core)), harvest.value("sellable"), 1e-13);
    }

    @Test
    void clusteringGoesToPoisson() {
        double even = harvest.value("sellable");
        double ten = harvest.choose("spread", "clustered").set("clustering", 10).value("sellable");
        double five = harvest.set("clustering", 5).value("sellable");
        assertTrue(even < ten && ten < five, even + " " + ten + " " + five);
        assertEquals(2, (five - even) / (ten - even), 0.1);
    }

    @Test
    void numbersOfCoresAreRounded() {
        double whole = harvest.value("sellable");
        assertEquals(whole, harvest.set("cores", 144.4).set("spare", 11.6).value("sellable"), 0);
    }

    @Test
    void overTheCredibleRanges() {
        CredibleRanges.of("core-harvest")
                .rises("sellable", "spare")
                .falls("sellable", "defect_density")
                .falls("sellable", "area")
                .rises("sellable", "core_share")
                .hold(drawn -> {
                    double shared = drawn.value("perfect");
                    assertTrue(drawn.value("sellable") >= shared - 1e-10, "less than without harvest");
                    assertTrue(drawn.value("sellable") <= 1, "more than all");
                });
    }

    @Test
    void manySpareCoresAreRefused() {
        harvest.set("spare", 25);
        assertEquals(Optional.of("the spare cores are not 0 to 24"), harvest.reason());
    }
}
