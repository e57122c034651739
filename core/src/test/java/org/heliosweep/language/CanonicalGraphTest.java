package org.heliosweep.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.heliosweep.Golden;
import org.heliosweep.graph.GraphPrinter;
import org.heliosweep.model.Model;
import org.heliosweep.model.Quantity;
import org.heliosweep.study.Shown;
import org.heliosweep.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The canonical graph: what the rewrites make of equations, and that they look at nothing but the model. */
class CanonicalGraphTest {
    private static final String INPUTS = """
            model tried
            input a [1] = 2  1 .. 3
            input b [1] = 2  1 .. 3
            input c [1] = 2  1 .. 3
            input d [1] = 2  1 .. 3
            """;

    private static String canonical(String statements) {
        Model model = Workbench.of().readModel(INPUTS + statements + "\n");
        List<Integer> roots =
                model.outputs().stream().map(output -> output.value()).toList();
        return GraphPrinter.print(model.graph(), roots);
    }

    @ParameterizedTest
    @CsvSource({
        "power-4, output y = a^4",
        "power-minus-3, output y = a^-3",
        "power-15, output y = a^15",
        "power-16, output y = a^16",
        "power-17, output y = a^17",
        "power-half, output y = a^0.5 + b^-0.5",
        "power-third, output y = a^(1/3)",
        "power-zero-and-one, output y = a^0 + b^1",
        "contraction-left, output y = a * b + c",
        "contraction-right, output y = c + a * b",
        "contraction-minus, output y = a * b - c",
        "contraction-from, output y = c - a * b",
        "no-contraction-of-two-products, output y = a * b - c * d",
        "no-contraction-of-two-powers, output y = a^4 - b^4",
        "division-by-3, output y = a / 3",
        "division-by-minus-8, output y = a / -8",
        "division-by-0, output y = a / 0",
        "division-by-1e300, output y = a / 1e300",
        "division-by-an-input, output y = 3 / a",
        "divisions-and-products, output y = a / 3 + b * c / 8 - d / 7",
        "division-beside-a-product, output y = a * b + c / 2",
        "division-of-a-percentage, 'input p [%] = 2  1 .. 3\noutput y = p'",
        "division-in-a-sum, 'output y = sum(k in 1 .. 3: a * k / 3)'",
        "chain, output y = ((a * b + c) * d + a) * b + c",
        "solve, output y = solve t in a .. 9: b * t + t^4 = c",
        "sum, 'output y = sum(k in 1 .. 3: a * k^2 / (b + 1))'",
    })
    void rewritesAreAsRecorded(String name, String statements) {
        Golden.check("canonical/" + name + ".txt", statements + "\n\n" + canonical(statements));
    }

    @Test
    void aProductWithANameIsNotFused() {
        assertNotEquals(canonical("output y = a * b + c"), canonical("p = a * b\noutput y = p + c"));
    }

    @Test
    void aProductThatIsUsedTwiceIsNotFused() {
        String text = canonical("output y = (a * b + c) / (a * b)");
        assertEquals(0, text.lines().filter(line -> line.contains("fma")).count(), text);
    }

    @Test
    void expressionsOfAStudyAreComputedAsThoseOfAModel() {
        String model = INPUTS + """
                output power = a^3
                output third = b / 3
                output series = sum(k in 1 .. 5: (c + k^0.5) / 7)
                output thousands = (d - 1) / 1000
                """;
        Study study = Workbench.of()
                .newStudy("asked", Workbench.of().readModel(model))
                .add("design random 10")
                .add("show mean(a^3), mean(b / 3), mean(sum(k in 1 .. 5: (c + k^0.5) / 7)), mean((d - 1) / 1000)")
                .build();
        assertEquals(
                study.model().outputs().stream().map(Quantity::value).toList(),
                study.shown().stream().map(Shown::node).toList());
    }

    @Test
    void anInputBoundToALiteralIsALiteral() {
        Library library = new Library() {
            @Override
            public java.util.Optional<SourceText> file(String fileName) {
                return java.util.Optional.of(SourceText.of(fileName, """
                                model power
                                input base [1] = 2  1 .. 3
                                input exponent [1] = 2  1 .. 3
                                output result = base^exponent
                                """));
            }

            @Override
            public List<String> fileNames() {
                return List.of("power.model");
            }
        };
        String outer = """
                model outer
                input x [1] = 2  1 .. 3
                use power as p (base = x, exponent = 3)
                output y = p.result
                """;
        Model model = Workbench.of(library).readModel(outer);
        String printed = GraphPrinter.print(
                model.graph(), List.of(model.quantity("y").orElseThrow().value()));
        // %1 is the literal itself: p.exponent has a name.
        assertEquals(List.of("input x", "%0 * %0", "%0 * %2"), operations(printed));
    }

    private static List<String> operations(String printed) {
        return printed.lines()
                .map(line -> line.substring(line.indexOf('=') + 2))
                .collect(Collectors.toList());
    }
}
