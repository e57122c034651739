package org.heliosweep.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Effort;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which back end is chosen, with speeds that are made up. */
class BackendChoiceTest {
    /** 1,000 operations, 200 where what is shared is computed once; twice as long to start as with no nodes. */
    private static final Effort GRID = new Effort(1_000, 200, 1_500);

    private static final Effort FLAT = new Effort(1_000, 1_000, 1_500);

    private static final int THREADS = 4;

    /** A back end that is only talked about. */
    private record Imagined(
            String name,
            Availability availability,
            boolean keepsBits,
            boolean isOnRequest,
            boolean hoists,
            OptionalDouble keptStart)
            implements Backend {
        static Imagined named(String name) {
            return new Imagined(name, Availability.yes("paper"), true, false, false, OptionalDouble.empty());
        }

        Imagined absent(String why) {
            return new Imagined(name, Availability.no(why), keepsBits, isOnRequest, hoists, keptStart);
        }

        Imagined near() {
            return new Imagined(name, availability, false, isOnRequest, hoists, keptStart);
        }

        Imagined onRequest() {
            return new Imagined(name, availability, keepsBits, true, hoists, keptStart);
        }

        Imagined hoisting() {
            return new Imagined(name, availability, keepsBits, isOnRequest, true, keptStart);
        }

        Imagined keeping(double start) {
            return new Imagined(name, availability, keepsBits, isOnRequest, hoists, OptionalDouble.of(start));
        }

        @Override
        public String description() {
            return "imagined";
        }

        @Override
        public Kernel compile(Plan plan) {
            throw new KernelException("it is imagined");
        }
    }

    private static Speed.Rate rate(double one) {
        return new Speed.Rate(THREADS, one, THREADS * one);
    }

    private static Speed speed(double start, double one) {
        return new Speed(start, rate(one), rate(one));
    }

    private static final Map<String, Speed> SPEEDS = Map.of(
            "slow", speed(0.01, 1e9),
            "middle", speed(0.5, 4e9),
            "fast", speed(1, 1e11),
            "near", speed(0.001, 1e15));

    private static BackendChoice choice(Effort effort, long scenarios, Backend... backends) {
        return BackendChoice.of(
                effort,
                scenarios,
                THREADS,
                List.of(backends),
                backend -> Optional.ofNullable(SPEEDS.get(backend.name())),
                BackendChoiceTest::neverKept);
    }

    private static boolean neverKept(Backend backend) {
        throw new AssertionError(backend.name() + " keeps nothing");
    }

    private static String chosen(Effort effort, long scenarios, Backend... backends) {
        return choice(effort, scenarios, backends).backend().name();
    }

    private static final Backend SLOW = Imagined.named("slow");
    private static final Backend MIDDLE = Imagined.named("middle");
    private static final Backend FAST = Imagined.named("fast");

    /**
     * By hand, on 4 threads with 1,000 operations each: slow takes 0.02 s to start and 1 µs of a thread for each scenario,
     * middle 1 s and 0.25 µs, fast 2 s and 0.01 µs. So slow and middle meet where a thread has 1,306,667 scenarios, which is
     * between 19 and 20 batches; middle and fast at 4,166,667, between 63 and 64.
     */
    @ParameterizedTest
    @CsvSource({
        "0, slow",
        "1, slow",
        "65536, slow",
        "4980736, slow",
        "4980737, middle",
        "16515072, middle",
        "16515073, fast",
        "1000000000000, fast"
    })
    void theOneThatIsDoneFirst(long scenarios, String name) {
        assertEquals(name, chosen(FLAT, scenarios, FAST, MIDDLE, SLOW));
    }

    @Test
    void saysHowLongItTakesAndWhatWouldBeNext() {
        BackendChoice choice = choice(FLAT, 4 * 65_536, SLOW, FAST, MIDDLE);
        assertEquals("slow", choice.backend().name());
        assertEquals(0.02, choice.expected().start(), 1e-12);
        assertEquals(4 * 65_536 * 250e-9, choice.expected().work(), 1e-12);
        assertEquals(0.02 + 4 * 65_536 * 250e-9, choice.expected().seconds(), 1e-12);
        assertEquals("middle", choice.next().orElseThrow().backend().name());
        assertEquals(List.of(), choice.refusals());
        assertFalse(choice.isAsked());
    }

    /** A single batch is no faster on many threads, and five batches on four threads take as long as eight. */
    @ParameterizedTest
    @CsvSource({"1000, 1000", "65536, 65536", "65537, 65536", "262144, 65536", "262145, 131072", "524288, 131072"})
    void threadsShareBatches(long scenarios, long most) {
        assertEquals(most * 1e-6, choice(FLAT, scenarios, SLOW).expected().work(), 1e-12);
    }

    private static BackendChoice choice(long scenarios, boolean isKept, List<String> asked, Backend... backends) {
        return BackendChoice.of(
                FLAT,
                scenarios,
                THREADS,
                List.of(backends),
                backend -> Optional.ofNullable(SPEEDS.get(backend.name())),
                backend -> {
                    asked.add(backend.name());
                    return isKept;
                });
    }

    /**
     * By hand: where fast has kept what it compiled, it starts in 0.06 s and not in 2 s, so it is done before slow from
     * 41,616 scenarios on, which are 0.0204 s + 0.0416 s and 0.06 s + 0.0004 s apart by less than a millisecond.
     */
    @ParameterizedTest
    @CsvSource({
        "1000, true, slow, fast 0.06 kept",
        "1000, false, slow, middle 1",
        "65536, true, fast 0.06 kept, slow",
        "65536, false, slow, middle 1",
        "16515073, true, fast 0.06 kept, middle 1",
        "16515073, false, fast 2, middle 1"
    })
    void whatIsKeptNeedNotBeCompiled(long scenarios, boolean isKept, String first, String second) {
        Backend keeping = ((Imagined) FAST).keeping(0.03);
        BackendChoice choice = choice(scenarios, isKept, new ArrayList<>(), keeping, MIDDLE, SLOW);
        assertEquals(
                List.of(first, second),
                List.of(described(choice.expected()), described(choice.next().orElseThrow())));
    }

    private static String described(Expected expected) {
        String start = expected.backend().equals(SLOW)
                ? ""
                : " "
                        + BigDecimal.valueOf(expected.start())
                                .stripTrailingZeros()
                                .toPlainString();
        return expected.backend().name() + start + (expected.isKept() ? " kept" : "");
    }

    /** To ask means to look at a plan and at a disk: only where it matters to what is done or said. */
    @Test
    void whatIsKeptIsAskedOnceAndOnlyWhereItMatters() {
        List<String> asked = new ArrayList<>();
        Backend keeping = ((Imagined) FAST).keeping(0.9);
        assertEquals(
                "slow",
                choice(1_000, true, asked, keeping, MIDDLE, SLOW).backend().name());
        assertEquals(List.of(), asked, "both others start sooner than in 1.8 s");
        choice(16_515_073, false, asked, keeping, MIDDLE, SLOW);
        assertEquals(List.of("fast"), asked);
        Backend slower = ((Imagined) FAST).keeping(1.1);
        choice(16_515_073, true, asked, slower, MIDDLE, SLOW);
        assertEquals(List.of("fast"), asked, "it takes no less time than to compile");
    }

    @Test
    void whatIsKeptMayFailAsWell() {
        Backend keeping = ((Imagined) FAST).keeping(0.03);
        List<String> asked = new ArrayList<>();
        BackendChoice second = choice(65_536, true, asked, MIDDLE, keeping, SLOW)
                .without(new KernelException("status 1"))
                .orElseThrow();
        assertEquals("slow", second.backend().name());
        assertEquals("middle", second.next().orElseThrow().backend().name());
        BackendChoice other = choice(16_515_073, true, asked, MIDDLE, keeping, ((Imagined) SLOW).absent("no paper"));
        assertTrue(other.expected().isKept());
        assertEquals("middle", other.next().orElseThrow().backend().name());
    }

    @Test
    void whatIsSharedIsComputedOnceByThoseThatCan() {
        Backend hoisting = ((Imagined) MIDDLE).hoisting();
        Speed speed = new Speed(0.5, rate(4e9), rate(2e9));
        BackendChoice grid = BackendChoice.of(
                GRID, 4 * 65_536, THREADS, List.of(hoisting), _ -> Optional.of(speed), BackendChoiceTest::neverKept);
        assertEquals(65_536 * 200 / 2e9, grid.expected().work(), 1e-12);
        BackendChoice flat = BackendChoice.of(
                FLAT, 4 * 65_536, THREADS, List.of(hoisting), _ -> Optional.of(speed), BackendChoiceTest::neverKept);
        assertEquals(65_536 * 1_000 / 4e9, flat.expected().work(), 1e-12);
        assertEquals(
                65_536 * 1_000 / 4e9,
                choice(GRID, 4 * 65_536, MIDDLE).expected().work(),
                1e-12);
    }

    @Test
    void ratesLieBetweenOneThreadAndAll() {
        Speed.Rate rate = new Speed.Rate(5, 100, 300);
        assertEquals(
                List.of(100.0, 150.0, 200.0, 250.0, 300.0, 300.0),
                IntStream.rangeClosed(1, 6).mapToObj(rate::together).toList());
        assertEquals(100, new Speed.Rate(1, 100, 100).together(7));
    }

    @Test
    void resultsThatAreOnlyNearAreNeverTaken() {
        Backend near = Imagined.named("near").near();
        assertEquals("slow", chosen(FLAT, 1_000, near, SLOW));
        assertTrue(choice(FLAT, 1_000, near, SLOW).next().isEmpty());
        assertThrows(IllegalStateException.class, () -> choice(FLAT, 1_000, near));
    }

    @Test
    void neitherWhatWasNotMeasuredNorWhatIsThereOnRequest() {
        Backend unknown = Imagined.named("unknown");
        Backend tests = ((Imagined) FAST).onRequest();
        BackendChoice choice = choice(FLAT, 1_000_000_000, unknown, tests, SLOW);
        assertEquals("slow", choice.backend().name());
        assertEquals(Optional.empty(), choice.next());
        assertEquals(List.of(), choice.refusals());
    }

    @Test
    void whatCannotRunIsNamedWhereItWouldHaveBeenTaken() {
        Backend absent = ((Imagined) FAST).absent("no paper");
        BackendChoice many = choice(FLAT, 1_000_000_000, absent, MIDDLE, SLOW);
        assertEquals("middle", many.backend().name());
        assertEquals("slow", many.next().orElseThrow().backend().name());
        assertEquals(List.of(new BackendChoice.Refusal(absent, "cannot run here: no paper")), many.refusals());
        assertEquals(List.of(), choice(FLAT, 1_000, absent, MIDDLE, SLOW).refusals());
    }

    /** To ask may mean to start a compiler, or to load drivers. */
    @Test
    void whatWouldComeLaterIsNotAsked() {
        AtomicInteger asked = new AtomicInteger();
        Backend late = new Backend() {
            @Override
            public String name() {
                return "fast";
            }

            @Override
            public String description() {
                return "asked last";
            }

            @Override
            public Availability availability() {
                asked.incrementAndGet();
                return Availability.yes("paper");
            }

            @Override
            public boolean keepsBits() {
                return true;
            }

            @Override
            public Kernel compile(Plan plan) {
                throw new KernelException("nobody asked");
            }
        };
        assertEquals("slow", chosen(FLAT, 1_000, late, MIDDLE, SLOW));
        assertEquals(0, asked.get());
        assertEquals("fast", chosen(FLAT, 1_000_000_000, late, MIDDLE, SLOW));
        assertEquals(1, asked.get());
    }

    @Test
    void theNextOneComesAfterAFailure() {
        BackendChoice choice = choice(FLAT, 1_000_000_000, FAST, MIDDLE, SLOW);
        BackendChoice second =
                choice.without(new KernelException("status 1\nand more")).orElseThrow();
        assertEquals("middle", second.backend().name());
        assertEquals("slow", second.next().orElseThrow().backend().name());
        assertEquals(List.of(new BackendChoice.Refusal(FAST, "failed: status 1")), second.refusals());
        BackendChoice third = second.without(new KernelException("status 2")).orElseThrow();
        assertEquals("slow", third.backend().name());
        assertEquals(2, third.refusals().size());
        assertEquals(Optional.empty(), third.without(new KernelException("status 3")));
    }

    @Test
    void whoAsksForABackEndGetsNoOther() {
        Workbench workbench = Workbench.of();
        Plan plan = Plan.of(workbench
                .newStudy("asked", workbench.readModel("model squares\ninput a [1] = 1 0 .. 9\noutput b = a * a"))
                .add("design random 100 seed 1\nvary a = uniform")
                .build());
        BackendChoice asked = BackendChoice.asked(FAST, Optional.empty(), plan, 1);
        assertTrue(asked.isAsked());
        assertTrue(Double.isNaN(asked.expected().seconds()));
        assertEquals(Optional.empty(), asked.next());
        assertEquals(Optional.empty(), asked.without(new KernelException("status 1")));
        assertTrue(BackendChoice.asked(FAST, Optional.of(SPEEDS.get("fast")), plan, 1)
                        .expected()
                        .seconds()
                > 1);
    }

    /** Fast in double precision, and slower than another one in single precision. */
    @Test
    void theSpeedIsThatOfThePrecision() {
        Backend vector = new Spoken("vector", Map.of(Precision.DOUBLE, speed(0, 4e9), Precision.SINGLE, speed(0, 2e9)));
        Backend compiled =
                new Spoken("compiled", Map.of(Precision.DOUBLE, speed(0, 3e9), Precision.SINGLE, speed(0, 3e9)));
        Backend doubles = new Spoken("doubles", Map.of(Precision.DOUBLE, speed(0, 3.5e9)));
        List<Backend> backends = List.of(compiled, vector, doubles);
        List<String> order = new ArrayList<>();
        for (Precision precision : Precision.values()) {
            BackendChoice choice = BackendChoice.of(
                    FLAT, 1_000_000, THREADS, backends, backend -> backend.speed(precision), _ -> false);
            order.add(choice.backend().name());
            order.add(choice.next().orElseThrow().backend().name());
        }
        assertEquals(List.of("vector", "doubles", "compiled", "vector"), order);
    }

    /** A back end that says how fast it is. */
    private record Spoken(String name, Map<Precision, Speed> speeds) implements Backend {
        @Override
        public String description() {
            return "says how fast it is";
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
        public Optional<Speed> speed(Precision precision) {
            return Optional.ofNullable(speeds.get(precision));
        }

        @Override
        public Kernel compile(Plan plan) {
            throw new KernelException("it only speaks");
        }
    }

    /** Of the back ends of the engine; the vector units round to single precision after each operation. */
    @Test
    void inSinglePrecisionVectorUnitsAreSlower() {
        Speed.Rate twice =
                Backends.named("vector").speed(Precision.DOUBLE).orElseThrow().each();
        Speed.Rate once =
                Backends.named("vector").speed(Precision.SINGLE).orElseThrow().each();
        assertTrue(once.one() < 0.8 * twice.one(), once + " " + twice);
    }

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(200);
    }

    /** More scenarios never lead back to a back end that starts sooner, whatever the machine. */
    @ParameterizedTest
    @MethodSource("seeds")
    void moreScenariosNeverLeadBack(long seed) {
        Random random = new Random(seed);
        int threads = 1 + random.nextInt(100);
        int measured = 1 + random.nextInt(100);
        List<Backend> backends = new ArrayList<>();
        Map<String, Speed> speeds = new HashMap<>();
        for (int index = 0; index < 5; index++) {
            Imagined backend = Imagined.named("b" + index);
            backend = random.nextBoolean() ? backend.keeping(Math.exp(-5 + 4 * random.nextDouble())) : backend;
            backends.add(random.nextBoolean() ? backend.hoisting() : backend);
            speeds.put(
                    backend.name(),
                    new Speed(Math.exp(-5 + 7 * random.nextDouble()), rate(random, measured), rate(random, measured)));
        }
        Effort effort = random.nextBoolean() ? GRID : FLAT;
        String kept = "b" + random.nextInt(5);
        double latest = 0;
        long scenarios = 0;
        while (scenarios < 1L << 50) {
            BackendChoice choice = BackendChoice.of(
                    effort,
                    scenarios,
                    threads,
                    backends,
                    backend -> Optional.of(speeds.get(backend.name())),
                    backend -> backend.name().equals(kept));
            double start = choice.expected().start();
            assertTrue(start >= latest, () -> choice.backend().name() + " starts sooner");
            latest = start;
            scenarios += 1 + (long) (random.nextDouble() * (scenarios + 40_000) / 4);
        }
    }

    private static Speed.Rate rate(Random random, int threads) {
        double one = Math.exp(18 + 8 * random.nextDouble());
        return new Speed.Rate(threads, one, threads == 1 ? one : one * (0.5 + threads * random.nextDouble()));
    }

    @Test
    void aSpeedScalesWithTheSizeOfThePlan() {
        Speed speed = Speed.measured(3, 1_500, rate(1), rate(1));
        assertEquals(1.5, speed.start(), 1e-12);
        assertEquals(4.5, speed.startOf(new Effort(1, 1, 3_000)), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"-1, 1, 1, 1", "NaN, 1, 1, 1", "Infinity, 1, 1, 1", "1, 0, 1, 1", "1, 1, 0, 1", "1, 1, 1, NaN"})
    void impossibleSpeedsAreRefused(double start, int threads, double one, double all) {
        assertThrows(IllegalArgumentException.class, () -> {
            Speed.Rate rate = new Speed.Rate(threads, one, all);
            new Speed(start, rate, rate);
        });
    }
}
