package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.BackendChoice;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.KernelException;
import org.heliosweep.kernel.Speed;
import org.heliosweep.plan.Effort;
import org.heliosweep.plan.Plan;
import org.heliosweep.sweep.Outcome;
import org.heliosweep.workload.Workload;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The words in which a choice is explained, with speeds that are made up. */
class BackendReasonTest {
    private static final Plan PLAN = Plan.of(Workload.drawn(65_536));

    private record Imagined(String name, Availability availability) implements Backend {
        @Override
        public String description() {
            return "imagined";
        }

        @Override
        public boolean keepsBits() {
            return true;
        }

        @Override
        public Kernel compile(Plan plan) {
            throw new KernelException("it is imagined");
        }
    }

    /** A back end that has compiled everything before. */
    private record Kept(double start) implements Backend {
        @Override
        public String name() {
            return "kept";
        }

        @Override
        public String description() {
            return "kept";
        }

        @Override
        public Availability availability() {
            return Availability.yes("paper");
        }

        @Override
        public boolean keepsBits() {
            return true;
        }

        @Override
        public OptionalDouble keptStart() {
            return OptionalDouble.of(start);
        }

        @Override
        public boolean hasKept(Plan plan) {
            return plan.equals(PLAN);
        }

        @Override
        public Kernel compile(Plan plan) {
            throw new KernelException("it is imagined");
        }
    }

    private static Backend here(String name) {
        return new Imagined(name, Backend.Availability.yes("paper"));
    }

    /** Back ends that take the named seconds for the plan, the last tenth of a second to work. */
    private static BackendChoice choice(Map<String, Double> seconds, Backend... backends) {
        Effort effort = Effort.of(PLAN);
        Speed.Rate rate = new Speed.Rate(1, effort.operations() * 655_360, effort.operations() * 655_360);
        return BackendChoice.of(
                PLAN,
                1,
                List.of(backends),
                backend -> Optional.of(Speed.measured(seconds.get(backend.name()) - 0.1, effort.size(), rate, rate)));
    }

    @Test
    void saysWhatIsExpectedOfTheFirstTwo() {
        assertEquals(
                "native: 2.1 s estimated; vector 2.9 s",
                BackendReason.text(choice(
                        Map.of("native", 2.1, "vector", 2.9, "scalar", 123.4),
                        here("scalar"),
                        here("vector"),
                        here("native"))));
        assertEquals(
                "scalar: 2 min 3 s estimated", BackendReason.text(choice(Map.of("scalar", 123.4), here("scalar"))));
    }

    @Test
    void saysWhyAFasterOneWasNotTaken() {
        Backend absent = new Imagined("native", Backend.Availability.no("no C compiler: cc is not on the PATH"));
        assertEquals(
                "vector: 2.9 s estimated; scalar 2 min 3 s; native cannot run here: no C compiler: cc is not on the"
                        + " PATH",
                BackendReason.text(choice(
                        Map.of("native", 2.1, "vector", 2.9, "scalar", 123.4),
                        here("scalar"),
                        here("vector"),
                        absent)));
        assertEquals(
                "vector: 2.9 s estimated; native failed: the C compiler /bin/cc ended with status 1",
                BackendReason.text(choice(Map.of("native", 2.1, "vector", 2.9), here("vector"), here("native"))
                        .without(new KernelException("the C compiler /bin/cc ended with status 1\n  more"))
                        .orElseThrow()));
    }

    /** What it says of one that it compiled before, which then takes as long as it takes to start and to work. */
    @Test
    void saysThatItWasCompiledBefore() {
        double growth = Speed.measured(1, Effort.of(PLAN).size(), new Speed.Rate(1, 1, 1), new Speed.Rate(1, 1, 1))
                .start();
        Backend kept = new Kept(0.2 * growth);
        assertEquals(
                "kept: 0.30 s estimated, compiled before; vector 2.9 s",
                BackendReason.text(choice(Map.of("kept", 2.1, "vector", 2.9), here("vector"), kept)));
        ObjectNode json = Json.object();
        BackendReason.put(json, choice(Map.of("kept", 2.1, "vector", 2.9), here("vector"), kept));
        assertEquals(0.2, json.get("start_seconds").doubleValue(), 1e-9);
        assertTrue(json.get("kept").booleanValue());
        assertFalse(json.get("next").get("kept").booleanValue());
    }

    @Test
    void saysThatItWasAskedFor() {
        assertEquals(
                "vector: asked for",
                BackendReason.text(BackendChoice.asked(here("vector"), Optional.empty(), PLAN, 1)));
    }

    @Test
    void saysHowManyDevicesThereWereForTheThreads() {
        BackendChoice asked = BackendChoice.asked(here("cuda"), Optional.empty(), PLAN, 4);
        assertEquals(
                "3,000 scenarios in 2 s, 1,500/s, by cuda on 4 threads and 2 devices",
                SummaryText.timing(new Outcome.Timing(asked, 4, 2, 1, 3_000, 2)));
        assertEquals(
                "3,000 scenarios in 2 s, 1,500/s, by cuda on 1 thread",
                SummaryText.timing(new Outcome.Timing(asked, 1, 0, 1, 3_000, 2)));
    }
}
