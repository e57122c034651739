package org.heliosweep.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import org.heliosweep.graph.Type;
import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is loaded and stored as vectors begins with a cache line, in memory and not by its position alone. */
class CacheLinesTest {
    private static final String MODEL = """
            model m
            input a [1] = 1  -5 .. 5
            input b [1] = 1  -5 .. 5
            input c [1] = 1  -5 .. 5
            output of_row = exp(a) + tanh(a)
            output of_table = exp(a * b) / (log(a + b + 7) + 1)
            output of_all = of_row * c + of_table
            """;

    private static Pipeline pipeline(String design) {
        Workbench workbench = Workbench.of();
        Plan plan = Plan.of(workbench
                .newStudy("s", workbench.readModel(MODEL))
                .add(design + "\nkeep outputs rows 100\nshow mean(of_all), max(of_table), quantile(of_all, 5 %, 50 %)")
                .build());
        return Pipeline.of(plan, false, Layout.LONGEST_SEGMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "design random 4000\nvary a, b, c = uniform(0, 1)",
                "design grid\nvary a = linspace(0, 1, 7)\nvary b = linspace(0, 1, 11)\nvary c = linspace(0, 1, 13)",
                "design grid\nvary a = linspace(0, 1, 5)\nvary b = linspace(0, 1, 64)\nvary c = linspace(0, 1, 300)"
            })
    void valuesBeginWithCacheLines(String design) throws Throwable {
        Pipeline pipeline = pipeline(design);
        Scratch scratch = pipeline.newScratch();
        for (int round = 0; round < 3; round++) {
            long reals = address(MemorySegment.ofArray(scratch.reals));
            long integers = address(MemorySegment.ofArray(scratch.integers));
            List<Long> addresses = new ArrayList<>();
            for (int node = 0; node < pipeline.core().graph().size(); node++) {
                int at = pipeline.program().at(node);
                if (at >= 0 && pipeline.program().layout().slotType(node) != Type.TRUTH) {
                    boolean isReal = pipeline.program().layout().slotType(node) == Type.REAL;
                    addresses.add((isReal ? reals : integers) + 8L * at);
                }
            }
            if (pipeline.hoisted() != null) {
                for (Hoisted.Value value : pipeline.hoisted().values().values()) {
                    if (value.isKept() && value.type() == Type.REAL) {
                        addresses.add(reals + 8L * value.at());
                    }
                    if (value.isUsedByScenarios() && value.type() == Type.REAL) {
                        addresses.add(reals + 8L * value.mixed());
                    }
                }
            }
            assertTrue(addresses.size() > 2, "too little is stored: " + addresses);
            addresses.forEach(address -> assertEquals(0, address % 64, () -> "beside a cache line: " + addresses));
            System.gc();
        }
    }

    @Test
    void whatHasNoValuesIsNotLong() {
        assertEquals(0, CacheLines.length(Type.TRUTH, 0));
        assertEquals(100, CacheLines.length(Type.TRUTH, 100));
        assertEquals(6, CacheLines.length(Type.REAL, CacheLines.first(Type.REAL)));
        assertEquals(CacheLines.OWN_REGION, CacheLines.length(Type.INTEGER, 7));
        assertEquals(100_000, CacheLines.length(Type.REAL, 100_000));
    }

    /** Where an array is at this moment: a function of C that does nothing and gives its argument says so. */
    @SuppressWarnings("restricted")
    private static long address(MemorySegment array) throws Throwable {
        MethodHandle memset = Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow("memset"),
                        FunctionDescriptor.of(
                                ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG),
                        Linker.Option.critical(true));
        return ((MemorySegment) memset.invokeExact(array, 0, 0L)).address();
    }
}
