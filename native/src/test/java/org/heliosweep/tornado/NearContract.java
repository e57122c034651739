package org.heliosweep.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heliosweep.interpreter.ScalarBackend;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Rows;
import org.heliosweep.language.Workbench;
import org.heliosweep.model.Kind;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Distribution;
import org.heliosweep.sweep.Summary;
import org.heliosweep.sweep.Sweep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a back end that does not keep the bits must do: whole sweeps give nearly what the scalar interpreter gives, and
 * the same counts, at awkward lengths and with awkward values.
 */
public abstract class NearContract {
    /** As of {@link FirstUse}, and room for what a sum makes of it. */
    private static final double TOLERANCE = 1e-8;

    /** A quantile is the middle of a bucket, and a value at its border may be in the one beside. */
    private static final double BUCKET = 2e-3;

    private static final String MODEL = """
            model awkward
            input a [1] = 1  -5 .. 5
            input b [1] = 1  -1e300 .. 1e300
            input kind = one { one, two, three }
            require a > -4  "a is small"
            output huge = b * b
            output power = abs(a)^(1/3) * exp(a) * (if kind is two then -1 else 1)
            output root = sqrt(a + 4.5)
            output zero = floor(a / 100) * 0
            output near = 1e9 + a * 1e-3
            output turned = sin(a) + cos(a) * tanh(a) + atan2(a, 2) + atan(a) + log10(a + 6) + tan(a / 4)
            output rounded = round(a * 3) + ceil(a) + asin(a / 6) + acos(a / 6)
            output series = sum(k in 1 .. 12: a^2 / k + exp(-k * a^2))
            output best = least { a: a, b: b / 1e300, none: 0.1 }
            output positive = a > 0
            """;

    private static final String VARIED = "\nvary a = uniform\nvary b = normal(0, 1e154)\nvary kind = levels";

    private static final String SHOWN =
            "\nwhere a < 4.5 \"a is large\"\nshow mean(log(a)), share(a > b), shares(best), quantile(1 / (a - 1), 1 %, 99 %)";

    /** Stands for an SDK. */
    @TempDir
    private static Path folder;

    /** The back end that is tested. */
    protected abstract Backend backend();

    /** The back end with a runtime, and with a folder that stands for the SDK. */
    protected static Backend of(TornadoRuntime runtime) {
        return of(folder, runtime);
    }

    static Backend of(Path sdk, TornadoRuntime runtime) {
        return new TornadoBackend(environment(sdk), () -> Optional.of(runtime));
    }

    /** An environment that names a folder, which looks like an SDK. */
    static Map<String, String> environment(Path sdk) {
        try {
            Files.writeString(sdk.resolve("tornado-argfile.template"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(TornadoBackend.VARIABLE, sdk.toString());
    }

    /** A plan over a model of awkward values. */
    protected static Plan plan(String statements) {
        Workbench workbench = Workbench.of();
        return Plan.of(workbench
                .newStudy("awkward", workbench.readModel(MODEL))
                .add(statements)
                .build());
    }

    private static Plan random(int count) {
        return plan("design random " + count + " seed 3" + VARIED + SHOWN);
    }

    private static Summary summary(Plan plan, Backend backend, int threads, int block) {
        return Sweep.of(plan)
                .backend(backend)
                .threads(threads)
                .blockSize(block)
                .run()
                .summary();
    }

    private void check(Plan plan, int threads, int block) {
        assertNear(summary(plan, new ScalarBackend(), 1, 1_024), summary(plan, backend(), threads, block));
    }

    /** Asserts that two summaries are the same but for rounding. */
    protected static void assertNear(Summary expected, Summary found) {
        assertEquals(expected.total(), found.total());
        assertEquals(expected.valid(), found.valid());
        assertEquals(expected.excluded(), found.excluded());
        assertEquals(expected.invalid(), found.invalid());
        for (int index = 0; index < expected.outputs().size(); index++) {
            Summary.Output one = expected.outputs().get(index);
            assertNear(
                    one.name(), one.distribution(), found.outputs().get(index).distribution());
        }
        for (int index = 0; index < expected.shown().size(); index++) {
            Summary.Result one = expected.shown().get(index);
            Summary.Result other = found.shown().get(index);
            assertEquals(one.counted(), other.counted());
            assertEquals(one.leftOut(), other.leftOut());
            for (int at = 0; at < one.values().size(); at++) {
                assertNear(
                        one.shown().toString(),
                        one.values().get(at),
                        other.values().get(at),
                        BUCKET);
            }
        }
    }

    private static void assertNear(String name, Distribution expected, Distribution found) {
        switch (expected) {
            case Distribution.Numbers one -> {
                Distribution.Numbers other = (Distribution.Numbers) found;
                assertEquals(one.count(), other.count(), name);
                double scale = Math.max(Math.abs(one.minimum()), Math.abs(one.maximum()));
                assertNear(name, one.minimum(), other.minimum(), TOLERANCE);
                assertNear(name, one.maximum(), other.maximum(), TOLERANCE);
                assertClose(name, one.mean(), other.mean(), scale);
                assertClose(name, one.standardDeviation(), other.standardDeviation(), scale);
                for (int index = 0; index < one.quantiles().size(); index++) {
                    assertNear(
                            name,
                            one.quantiles().get(index).value(),
                            other.quantiles().get(index).value(),
                            BUCKET);
                }
            }
            default -> assertEquals(expected, found, name);
        }
    }

    private static void assertClose(String name, double expected, double found, double scale) {
        assertTrue(
                Double.compare(expected, found) == 0 || Math.abs(expected - found) <= TOLERANCE * scale,
                () -> name + ": " + found + " instead of " + expected);
    }

    /** Asserts that two reals are the same but for rounding. */
    protected static void assertNear(String name, double expected, double found, double tolerance) {
        assertTrue(
                Double.compare(expected, found) == 0 || Math.abs(expected - found) <= tolerance * Math.abs(expected),
                () -> name + ": " + found + " instead of " + expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 63, 64, 65, 1_000, 4_097, 65_537})
    void everyLengthIsNear(int count) {
        check(random(count), 2, 1_024);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 4_096})
    void everyBlockSizeIsNear(int block) {
        check(random(block == 1 ? 33 : 9_001), 1, block);
    }

    @Test
    void aGridIsNear() {
        check(
                plan("design grid\nvary kind = levels\nvary b = levels(-1e300, 0, 5, 1e154)"
                        + "\nvary a = linspace(-5, 5, 601)" + SHOWN),
                3,
                100);
    }

    @Test
    void rowsAreNear() {
        Plan plan = plan("design random 9_001 seed 5" + VARIED + "\nkeep inputs, outputs rows 5_001");
        Rows expected = Rows.of(plan, new ScalarBackend(), 4_096);
        Rows found = Rows.of(plan, backend(), 1_001);
        assertEquals(expected.values().size(), found.values().size());
        List<String> names =
                plan.columns().stream().map(column -> column.name()).toList();
        for (int row = 0; row < expected.values().size(); row++) {
            List<Long> one = expected.values().get(row);
            List<Long> other = found.values().get(row);
            assertEquals(one.getFirst(), other.getFirst(), "status of row " + row);
            for (int column = 0; column < names.size(); column++) {
                if (plan.columns().get(column).kind() instanceof Kind.Number) {
                    assertNear(
                            names.get(column) + " of row " + row,
                            Double.longBitsToDouble(one.get(column + 1)),
                            Double.longBitsToDouble(other.get(column + 1)),
                            TOLERANCE);
                } else {
                    assertEquals(one.get(column + 1), other.get(column + 1), names.get(column) + " of row " + row);
                }
            }
        }
    }
}
