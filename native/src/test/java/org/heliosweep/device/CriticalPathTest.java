package org.heliosweep.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.heliosweep.function.Expansion;
import org.heliosweep.function.Functions;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Region;
import org.heliosweep.graph.Type;
import org.junit.jupiter.api.Test;

/** How long operations take that wait for each other. */
class CriticalPathTest {
    private static final double ADDITION = 3;
    private static final double DIVISION = 13;

    private final GraphBuilder graph = new GraphBuilder();
    private final int x = graph.input("x", Type.REAL);
    private final int y = graph.input("y", Type.REAL);

    private CriticalPath path(Integer... roots) {
        return CriticalPath.of(graph.build(), Arrays.asList(roots));
    }

    @Test
    void itIsTheLongestChainOfWhatIsWanted() {
        int sum = graph.add(x, y);
        int quotient = graph.divide(sum, y);
        graph.divide(quotient, x);
        assertEquals(ADDITION + DIVISION, path(quotient, graph.multiply(x, y)).length());
        assertEquals(
                path(sum).work() + path(graph.divide(x, y)).work(),
                path(quotient).work());
    }

    @Test
    void itIsLongWhereEachOperationWaitsForTheOneBefore() {
        int chain = x;
        int sum = x;
        for (int link = 0; link < 20; link++) {
            chain = graph.add(graph.divide(y, chain), x);
            sum = graph.add(sum, graph.divide(y, graph.add(x, graph.real(link))));
        }
        assertTrue(path(chain).isLong());
        assertFalse(path(sum).isLong());
    }

    @Test
    void aLoopIsAsLongAsAllThatItExecutes() {
        GraphBuilder body = new GraphBuilder();
        body.parameter(0, Type.INTEGER);
        int carried = body.parameter(1, Type.REAL);
        int next = body.add(carried, body.real(1));
        int loop = graph.loop(7, List.of(x), List.of(), new Region(body.build(), List.of(next)));
        int result = graph.loopResult(loop, 0);
        assertEquals(7 * ADDITION + DIVISION, path(graph.divide(result, y)).length());
    }

    @Test
    void aFunctionIsAsLongAsWhatItComputes() {
        Expansion exp = Functions.expansion(Function.EXP);
        CriticalPath alone = CriticalPath.of(exp.graph(), List.of(exp.full()));
        int call = graph.call(Function.EXP, graph.add(x, y));
        assertEquals(alone.length() + ADDITION, path(call).length());
        assertTrue(path(call).work() > alone.work());
    }
}
